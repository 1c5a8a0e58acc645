import type { Tx } from '#platform/database/database.ts';
import type { Answer, Flash } from './answer.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';

export interface WriteKey {
  /** Session, device or browser: the same key from another owner is another key. */
  readonly owner: string;
  readonly key: string;
  readonly route: string;
  readonly body: unknown;
}

type Stored =
  | { kind: 'redirect'; to: string; flash: Flash | null }
  | { kind: 'json'; status: number; body: unknown };

/** Carries a refusal out of the transaction, so that everything in it is undone. */
class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.answer = answer;
  }
}

/**
 * Runs a write once for its key, in one transaction: a repetition gets the first answer, a doubled press waits for the
 * first to end, an error answer leaves neither rows nor key behind.
 */
export async function writeOnce(
  services: Services,
  write: WriteKey,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  // Keyed: a plain digest of a short form could be guessed back into the personal data it was made from.
  const hash = Buffer.from(services.secrets.sign('request', JSON.stringify(write.body ?? null)), 'base64url');
  try {
    const answer = await services.database.transaction(async (tx) => {
      const claimed = await tx
        .insertInto('idempotency')
        .values({ owner: write.owner, key: write.key, route: write.route, request_hash: hash })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (!claimed.numInsertedOrUpdatedRows) return replay(tx, write, hash);
      const made = await work(tx);
      if (made.kind !== 'redirect' && made.status >= 400) throw new Refused(made);
      await keep(tx, write, made);
      return made;
    });
    services.live.poke();
    return answer;
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

async function replay(tx: Tx, write: WriteKey, hash: Buffer): Promise<Answer> {
  const row = await tx
    .selectFrom('idempotency')
    .select(['route', 'request_hash', 'answer'])
    .where('owner', '=', write.owner)
    .where('key', '=', write.key)
    .executeTakeFirst();
  if (!row || row.route !== write.route || !hash.equals(row.request_hash)) throw new Problem('keyReused');
  const stored = row.answer as Stored | null;
  if (stored?.kind === 'redirect') return { ...stored, status: 303, cookies: [] };
  if (stored?.kind === 'json') return stored;
  throw new Problem('keyReused');
}

/** Cookies are not kept: a session token never lies in the database. */
async function keep(tx: Tx, write: WriteKey, answer: Answer): Promise<void> {
  const stored: Stored | null =
    answer.kind === 'redirect'
      ? { kind: 'redirect', to: answer.to, flash: answer.flash }
      : answer.kind === 'json'
        ? { kind: 'json', status: answer.status, body: answer.body }
        : null;
  await tx
    .updateTable('idempotency')
    .set({ status: answer.status, answer: stored === null ? null : JSON.stringify(stored) })
    .where('owner', '=', write.owner)
    .where('key', '=', write.key)
    .execute();
}

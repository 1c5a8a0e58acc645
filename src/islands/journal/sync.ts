import type { DeviceEntry, DeviceEntryAnswer, JournalKit } from '#modules/eoffices/schemas/offline.ts';
import { type Access, changeWaiting, dropWaiting, type Kept, keepKit, readOutbox } from './store.ts';

const patienceMs = 15_000;

export type Line = 'up' | 'down' | 'signedOut';

/** What became of one entry that was sent. */
export interface Sent {
  readonly waiting: Kept;
  readonly answer: DeviceEntryAnswer;
}

const lineOf = (answer: Response): Line => {
  if (answer.redirected || answer.status === 401 || answer.status === 403) return 'signedOut';
  return answer.status >= 500 || answer.status === 429 ? 'down' : 'up';
};

/** Learns key, time and known visitors from the server. */
export async function learn(): Promise<{ readonly line: Line; readonly access?: Access }> {
  const began = Date.now();
  try {
    const answer = await fetch('/api/v1/e-offices/journal/kit', { signal: AbortSignal.timeout(patienceMs) });
    const line = lineOf(answer);
    if (line !== 'up' || !answer.ok) return { line };
    const kit: JournalKit = await answer.json();
    // The server told its time somewhere between question and answer.
    const offset = Math.round(Date.parse(kit.at) - (began + Date.now()) / 2);
    return { line, access: await keepKit(kit, offset) };
  } catch {
    return { line: 'down' };
  }
}

/** Whether anybody answers at all. */
export async function askLine(): Promise<Line> {
  try {
    return lineOf(
      await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) }),
    );
  } catch {
    return 'down';
  }
}

/**
 * Sends what waits, one after another in its order: the server gives the numbers in that order. An entry that was refused
 * waits for its operator and does not hold up the others. One tab at a time.
 */
export function sendOutbox(access: Access): Promise<{ readonly line: Line; readonly sent: readonly Sent[] }> {
  return navigator.locks.request('vikno-journal-outbox', async () => {
    const sent: Sent[] = [];
    const { mine } = await readOutbox(access);
    for (const waiting of mine) {
      if (waiting.refusal) continue;
      const { line, answer } = await send(waiting);
      if (line !== 'up') {
        for (const left of mine)
          if (!left.offline && !sent.some(({ waiting: { seq } }) => seq === left.seq))
            await changeWaiting(access, { ...left, offline: true });
        return { line, sent };
      }
      if (!answer) continue;
      sent.push({ waiting, answer });
      if (answer.kind !== 'refused') await dropWaiting(waiting.seq);
      else
        await changeWaiting(access, {
          ...waiting,
          refusal: { kind: answer.refusal ?? 'fields', problems: answer.problems, today: answer.today },
        });
    }
    return { line: 'up' as const, sent };
  });
}

async function send(waiting: Kept): Promise<{ readonly line: Line; readonly answer?: DeviceEntryAnswer }> {
  const { values } = waiting;
  const field = (name: string) => values[name] ?? '';
  const body: DeviceEntry = {
    id: waiting.id,
    eofficeId: waiting.eofficeId,
    entry: {
      date: field('date'),
      consent: field('consent'),
      personName: field('personName'),
      socialStatus: field('socialStatus'),
      address: field('address'),
      content: field('content'),
      note: field('note'),
      kind: field('kind'),
      answered: field('answered'),
      serviceId: field('serviceId'),
      referredTo: field('referredTo'),
    },
    dateChosen: waiting.dateChosen,
    offline: waiting.offline,
    writtenAt: waiting.writtenAt,
    sentAt: new Date().toISOString(),
    offsetMs: waiting.offsetMs,
    contactAt: waiting.contactAt,
  };
  try {
    const answer = await fetch('/api/v1/e-offices/journal/entries', {
      method: 'POST',
      // The identifier makes the entry one; the key is fresh, for the body tells the time of sending.
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const line = lineOf(answer);
    if (line !== 'up') return { line };
    if (answer.ok) return { line, answer: await answer.json() };
    // A refusal without reasons stays in view: what follows it is not held up.
    return {
      line,
      answer: {
        kind: 'refused',
        number: null,
        date: null,
        notices: [],
        refusal: 'fields',
        problems: [`${answer.status}`],
        today: field('date'),
      },
    };
  } catch {
    return { line: 'down' };
  }
}

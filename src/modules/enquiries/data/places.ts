import type { Queries, Tx } from '#platform/database/database.ts';
import type { QuestionScope } from '../rights.ts';
import { servicesOfTemplates } from './named.ts';

type Reader = Queries | Tx;

/** Centres that people may ask: public facts. */
export const askedCentres = (db: Reader) =>
  db
    .selectFrom('centre')
    .select(['id', 'code', 'name', 'number_prefix as numberPrefix', 'municipality_id as municipalityId'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();

/** Where a question can go on to: centres of the municipality, each with its providers. */
export const forwardPlaces = (db: Reader, municipalityId: string) =>
  db
    .selectFrom('centre')
    .leftJoin('centre_provider', (join) =>
      join.onRef('centre_provider.centre_id', '=', 'centre.id').on('centre_provider.active', '=', true),
    )
    .leftJoin('provider', (join) =>
      join.onRef('provider.id', '=', 'centre_provider.provider_id').on('provider.active', '=', true),
    )
    .select([
      'centre.id as centreId',
      'centre.name as centre',
      'provider.id as providerId',
      'provider.short_name as provider',
    ])
    .where('centre.municipality_id', '=', municipalityId)
    .where('centre.active', '=', true)
    .orderBy('centre.name')
    .orderBy('provider.short_name')
    .execute();

/** Workers who may answer in a centre today: those of the provider, when the question is for one. */
export const answerers = (db: Reader, centreId: string, providerId: string | null, today: string) =>
  db
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['worker.id', 'worker.surname', 'worker.given'])
    .distinct()
    .where('role_grant.centre_id', '=', centreId)
    .where('role_grant.role', 'in', ['frontOffice', 'backOffice', 'providerHead', 'centreHead'])
    .where('role_grant.valid_from', '<=', today)
    .where((e) => e.or([e('role_grant.ended_on', 'is', null), e('role_grant.ended_on', '>', today)]))
    .where('worker.active', '=', true)
    .$if(providerId !== null, (query) =>
      query.where((e) =>
        e.or([e('role_grant.provider_id', '=', providerId), e('role_grant.role', '=', 'centreHead')]),
      ),
    )
    .orderBy('worker.surname')
    .limit(300)
    .execute();

/** Templates of a centre with the services whose cards they name. */
export async function templatesOf(db: Reader, centreId: string, activeOnly = true) {
  const rows = await db
    .selectFrom('question_template')
    .select(['id', 'title', 'text', 'active', 'version'])
    .where('centre_id', '=', centreId)
    .$if(activeOnly, (query) => query.where('active', '=', true))
    .orderBy('title')
    .limit(200)
    .execute();
  const services = await servicesOfTemplates(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, services: services.get(row.id) ?? [] }));
}

/** How many questions came by form from one address or number in a day: a bound against floods. */
export async function formQuestionsSince(
  db: Reader,
  asker: { readonly email: string | null; readonly phone: string | null },
  since: Date,
): Promise<number> {
  if (!asker.email && !asker.phone) return 0;
  const { n } = await db
    .selectFrom('question')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('means', '=', 'form')
    .where('received_at', '>', since)
    .where((e) =>
      e.or([
        ...(asker.email ? [e('email', '=', asker.email)] : []),
        ...(asker.phone ? [e('phone', '=', asker.phone)] : []),
      ]),
    )
    .executeTakeFirstOrThrow();
  return n;
}

/** Letters that nobody has decided about, of the centres within reach; with the state of their mailboxes. */
export async function lettersAside(db: Reader, scope: QuestionScope) {
  const { centreIds } = scope;
  const centres = await db
    .selectFrom('centre')
    .select(['id', 'code', 'name'])
    .$if(centreIds !== 'all', (query) =>
      query.where('id', 'in', centreIds === 'all' || !centreIds.length ? [null] : centreIds),
    )
    .execute();
  const boxes = centres.map(({ code }) => `questions:${code}`);
  if (boxes.length === 0) return { letters: [], broken: [] };
  const rows = await db
    .selectFrom('mail_message')
    .select([
      'id',
      'mailbox',
      'answer_to as answerTo',
      'from_name as fromName',
      'subject',
      'body',
      'automatic',
      'state',
      'received_at as receivedAt',
    ])
    .where('mailbox', 'in', boxes)
    .where('state', '<>', 'taken')
    .where('erased_at', 'is', null)
    .orderBy('received_at', 'desc')
    .limit(100)
    .execute();
  const broken = await db
    .selectFrom('mailbox_bookmark')
    .select(['mailbox', 'read_at as readAt'])
    .where('mailbox', 'in', boxes)
    .where('problem', 'is not', null)
    .execute();
  const letters = rows.flatMap(({ mailbox, ...row }) => {
    const centre = centres.find(({ code }) => mailbox === `questions:${code}`);
    return centre ? [{ ...row, centreId: centre.id, centreCode: centre.code }] : [];
  });
  return { letters, broken };
}
export type AsideLetter = Awaited<ReturnType<typeof lettersAside>>['letters'][number];

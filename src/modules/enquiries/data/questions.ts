import type { Queries, Tx } from '#platform/database/database.ts';
import type { QuestionScope } from '../rights.ts';
import type { AnswerBy, Means, QuestionState } from '../rules/lifecycle.ts';
import type { QuestionKind } from '../rules/terms.ts';

type Reader = Queries | Tx;

/** One question without its words. */
export interface Question {
  readonly id: string;
  readonly centreId: string;
  readonly centre: string;
  readonly providerId: string | null;
  readonly provider: string | null;
  readonly number: string;
  readonly means: Means;
  readonly answerBy: AnswerBy;
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly subject: string;
  readonly askerName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contact: string;
  readonly state: QuestionState;
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  readonly receivedAt: Date;
  readonly termFrom: string;
  readonly answeredOn: string | null;
  /** The day that a head has set; null: the term of the law. */
  readonly extendedTo: string | null;
  readonly version: number;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Every list, count, page and file of questions passes here. */
export function questionsInScope(db: Reader, scope: QuestionScope) {
  const { centreIds, providerIds } = scope;
  return db
    .selectFrom('question')
    .where('question.erased_at', 'is', null)
    .$if(centreIds !== 'all', (query) =>
      query.where(
        'question.centre_id',
        'in',
        centreIds === 'all' || !centreIds.length ? [nobody] : centreIds,
      ),
    )
    .$if(providerIds !== 'all', (query) =>
      query.where((e) =>
        e.or([
          e('question.provider_id', 'is', null),
          e(
            'question.provider_id',
            'in',
            providerIds === 'all' || !providerIds.length ? [nobody] : providerIds,
          ),
        ]),
      ),
    )
    .$if(!scope.complaints, (query) => query.where('question.kind', '<>', 'complaint'));
}

const read = (db: Reader, scope: QuestionScope) =>
  questionsInScope(db, scope)
    .innerJoin('centre', 'centre.id', 'question.centre_id')
    .leftJoin('provider', 'provider.id', 'question.provider_id')
    .leftJoin('worker', 'worker.id', 'question.assignee_id')
    .select([
      'question.id',
      'question.centre_id as centreId',
      'centre.name as centre',
      'question.provider_id as providerId',
      'provider.short_name as provider',
      'question.number',
      'question.means',
      'question.answer_by as answerBy',
      'question.kind',
      'question.topic',
      'question.subject',
      'question.asker_name as askerName',
      'question.email',
      'question.phone',
      'question.contact',
      'question.state',
      'question.assignee_id as assigneeId',
      'worker.surname as assignee',
      'question.received_at as receivedAt',
      'question.term_from as termFrom',
      'question.answered_on as answeredOn',
      'question.extended_to as extendedTo',
      'question.version',
    ]);

export const findQuestion = async (
  db: Reader,
  scope: QuestionScope,
  id: string,
): Promise<Question | undefined> =>
  (await read(db, scope).where('question.id', '=', id).executeTakeFirst()) as Question | undefined;

export const views = ['open', 'mine', 'free', 'answered', 'closed'] as const;
export type QuestionView = (typeof views)[number];

export const pageSize = 40;

/** Open ones the oldest first, as their terms end first; the others the newest first. `after` is the last of the page before. */
export async function listQuestions(
  db: Reader,
  scope: QuestionScope,
  view: QuestionView,
  workerId: string,
  after: string | null,
): Promise<Question[]> {
  const ascending = view === 'open' || view === 'mine' || view === 'free';
  let query = read(db, scope).limit(pageSize + 1);
  if (ascending) query = query.where('question.state', 'in', ['new', 'inWork', 'waiting']);
  else query = query.where('question.state', '=', view);
  if (view === 'mine') query = query.where('question.assignee_id', '=', workerId);
  if (view === 'free') query = query.where('question.assignee_id', 'is', null);
  if (after) {
    const mark = db.selectFrom('question as mark').where('mark.id', '=', after);
    query = ascending
      ? query.where((e) =>
          e.or([
            e('question.term_from', '>', mark.select('mark.term_from')),
            e.and([
              e('question.term_from', '=', mark.select('mark.term_from')),
              e('question.id', '>', after),
            ]),
          ]),
        )
      : query.where('question.id', '<', after);
  }
  const sorted = ascending
    ? query.orderBy('question.term_from').orderBy('question.id')
    : query.orderBy('question.id', 'desc');
  return (await sorted.execute()) as Question[];
}

export async function openCounts(db: Reader, scope: QuestionScope, workerId: string) {
  const { open, mine, free } = await questionsInScope(db, scope)
    .where('question.state', 'in', ['new', 'inWork', 'waiting'])
    .select((e) => [
      e.fn.countAll<number>().as('open'),
      e.fn.countAll<number>().filterWhere('question.assignee_id', '=', workerId).as('mine'),
      e.fn.countAll<number>().filterWhere('question.assignee_id', 'is', null).as('free'),
    ])
    .executeTakeFirstOrThrow();
  return { open, mine, free };
}

/** Kinds, first days of the terms and extensions of all open questions: what the count of overdue ones needs. */
export const openTerms = (db: Reader, scope: QuestionScope) =>
  questionsInScope(db, scope)
    .where('question.state', 'in', ['new', 'inWork', 'waiting'])
    .select((e) => [
      'question.kind',
      'question.term_from as termFrom',
      'question.extended_to as extendedTo',
      e.fn.countAll<number>().as('n'),
    ])
    .groupBy(['question.kind', 'question.term_from', 'question.extended_to'])
    .execute();

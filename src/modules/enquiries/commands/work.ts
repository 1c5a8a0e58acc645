import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { AnswerBy } from '../rules/lifecycle.ts';
import { letterId } from './ask.ts';
import { change, type Row, tell } from './write.ts';

export const letterJob = 'question.letter';

export interface Work {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly services: Pick<Services, 'jobs' | 'publicUrl' | 'mail'>;
  readonly workerId: string;
  readonly now: Date;
}

/** Gives the question to a worker, oneself included. */
export async function assignQuestion({ tx, actor }: Work, question: Row, workerId: string): Promise<void> {
  const state = question.state === 'waiting' ? 'waiting' : 'inWork';
  await change(tx, question, { assignee_id: workerId, state });
  await tell(tx, actor, question, 'question.assigned', { workerId });
}

/** What it is about and what law it falls under: the term follows. `extendedTo`: what is left of an extension. */
export async function classifyQuestion(
  { tx, actor }: Work,
  question: Row & { readonly kind: string; readonly topic: string },
  to: { readonly kind: string; readonly topic: string },
  extendedTo: string | null,
): Promise<void> {
  await change(tx, question, { ...to, extended_to: extendedTo });
  await tell(tx, actor, question, 'question.classified', {
    before: { kind: question.kind, topic: question.topic },
    after: to,
  });
}

/** What a worker says to the asker. By telephone: when and with whom the worker spoke. */
interface Words {
  readonly text: string;
  readonly by: AnswerBy;
  readonly spokenAt: Date | null;
  readonly spokenWith: string;
}

/** An answer, or a question back to the asker; `services`: whose cards it names. */
export interface Said extends Words {
  readonly kind: 'answer' | 'clarification';
  readonly services: readonly string[];
}

/** Says something to the asker by the means by which they asked (BR-13); the letter leaves with the commit. */
export async function sayToAsker(work: Work, question: Row, said: Said): Promise<void> {
  const { tx, actor, now } = work;
  const id = await say(work, question, said.kind, said, null);
  if (said.services.length > 0)
    await tx
      .insertInto('question_message_service')
      .values(said.services.map((service) => ({ message_id: id, service_id: service })))
      .execute();
  await change(
    tx,
    question,
    said.kind === 'answer' ? { state: 'answered', answered_on: businessDate(now) } : { state: 'waiting' },
  );
  await tell(tx, actor, question, said.kind === 'answer' ? 'question.answered' : 'question.askedBack', {
    by: said.by,
    ...(said.spokenAt ? { spokenAt: said.spokenAt.toISOString() } : {}),
  });
}

/**
 * The head lengthens the term and the asker is told why, by the same means (law «On citizens' appeals», art. 20). The rule
 * `extension` has allowed the day.
 */
export async function extendTerm(
  work: Work,
  question: Row,
  { to, act, ...said }: Words & { readonly to: string; readonly act: string },
): Promise<void> {
  await say(work, question, 'extension', said, to);
  await change(work.tx, question, { extended_to: to });
  await tell(work.tx, work.actor, question, 'question.extended', { to, act, by: said.by });
}

/** Keeps the words and, for a letter, sends them with the commit; returns the id of the message. */
async function say(
  { tx, services, workerId, now }: Work,
  question: Row,
  kind: Said['kind'] | 'extension',
  { text, by, spokenAt, spokenWith }: Words,
  extendedTo: string | null,
): Promise<string> {
  const id = v7();
  const letter = by === 'email';
  await tx
    .insertInto('question_message')
    .values({
      id,
      question_id: question.id,
      kind,
      text,
      at: now,
      worker_id: workerId,
      message_id: letter ? letterId(services, id) : null,
      delivery: letter ? 'queued' : 'none',
      spoken_at: spokenAt,
      spoken_with: spokenWith,
      extended_to: extendedTo,
    })
    .execute();
  if (letter) await services.jobs.enqueue(tx, letterJob, { messageId: id });
  return id;
}

/** A call that nobody answered is part of the trail, too. */
export async function recordCall(
  { tx, actor, workerId, now }: Work,
  question: Row,
  call: { readonly at: Date; readonly text: string },
): Promise<void> {
  await tx
    .insertInto('question_message')
    .values({
      id: v7(),
      question_id: question.id,
      kind: 'call',
      text: call.text,
      at: now,
      worker_id: workerId,
      spoken_at: call.at,
    })
    .execute();
  await change(tx, question, {});
  await tell(tx, actor, question, 'question.callTried', { at: call.at.toISOString() });
}

/** To another provider or centre: it is work for them, the term goes on. */
export async function forwardQuestion(
  { tx, actor, workerId, now }: Work,
  question: Row,
  to: { readonly centreId: string; readonly providerId: string | null; readonly reason: string },
): Promise<void> {
  await change(tx, question, {
    centre_id: to.centreId,
    provider_id: to.providerId,
    assignee_id: null,
    state: 'new',
  });
  await tx
    .insertInto('question_message')
    .values({
      id: v7(),
      question_id: question.id,
      kind: 'forward',
      text: to.reason,
      at: now,
      worker_id: workerId,
    })
    .execute();
  await tell(tx, actor, { ...question, centreId: to.centreId }, 'question.forwarded', {
    from: question.centreId,
    to: to.centreId,
    providerId: to.providerId,
  });
}

/** Ends the work. Without an answer only with a reason that the asker can read by number and code. */
export async function closeQuestion(
  { tx, actor, workerId, now }: Work,
  question: Row,
  reason: string,
): Promise<void> {
  await change(tx, question, { state: 'closed', closed_at: now });
  if (reason)
    await tx
      .insertInto('question_message')
      .values({
        id: v7(),
        question_id: question.id,
        kind: 'closing',
        text: reason,
        at: now,
        worker_id: workerId,
      })
      .execute();
  await tell(tx, actor, question, 'question.closed', { answered: question.state === 'answered' });
}

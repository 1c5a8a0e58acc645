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

/** What it is about and what law it falls under: the term follows. */
export async function classifyQuestion(
  { tx, actor }: Work,
  question: Row & { readonly kind: string; readonly topic: string },
  to: { readonly kind: string; readonly topic: string },
): Promise<void> {
  await change(tx, question, to);
  await tell(tx, actor, question, 'question.classified', {
    before: { kind: question.kind, topic: question.topic },
    after: to,
  });
}

/** An answer, or a question back to the asker. By telephone: when and with whom the worker spoke. */
export interface Said {
  readonly kind: 'answer' | 'clarification';
  readonly text: string;
  readonly by: AnswerBy;
  readonly spokenAt: Date | null;
  readonly spokenWith: string;
}

/** Says something to the asker by the means by which they asked (BR-13); the letter leaves with the commit. */
export async function sayToAsker(work: Work, question: Row, said: Said): Promise<void> {
  const { tx, actor, services, now } = work;
  const id = v7();
  const letter = said.by === 'email';
  await tx
    .insertInto('question_message')
    .values({
      id,
      question_id: question.id,
      kind: said.kind,
      text: said.text,
      at: now,
      worker_id: work.workerId,
      message_id: letter ? letterId(services, id) : null,
      delivery: letter ? 'queued' : 'none',
      spoken_at: said.spokenAt,
      spoken_with: said.spokenWith,
    })
    .execute();
  await change(
    tx,
    question,
    said.kind === 'answer' ? { state: 'answered', answered_on: businessDate(now) } : { state: 'waiting' },
  );
  if (letter) await services.jobs.enqueue(tx, letterJob, { messageId: id });
  await tell(tx, actor, question, said.kind === 'answer' ? 'question.answered' : 'question.askedBack', {
    by: said.by,
    ...(said.spokenAt ? { spokenAt: said.spokenAt.toISOString() } : {}),
  });
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

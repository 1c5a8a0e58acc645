import type { CallReasonKey } from '#modules/queue/rules/callReason.ts';
import { type Facts, type Fault, labelOf, type QueueEvent, type TicketFact } from './facts.ts';
import { type Hall, type Replayed, replay } from './replay.ts';

/** A ticket that a call passed over may have been just taken by another desk, or just come: so many calls later it must have gone. */
const soonCalls = 3;

interface Passed {
  readonly event: QueueEvent;
  readonly ticket: Replayed;
  readonly by: Replayed;
}

/**
 * The reason kept with each call is true (BR-18): nobody whom the desk could have taken stood before, by the ground that
 * the reason names. Desks call at the same moment, so one that was passed over must be called within the next few calls.
 */
export function explainedOrder(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const rows = new Map(facts.tickets.map((ticket) => [ticket.id, ticket]));
  const desks = new Map(facts.desks.map((desk) => [desk.id, desk]));
  const passed: Passed[] = [];
  const callNumber = new Map<string, number[]>();
  let calls = 0;
  const begunAt = new Map<Passed, number>();
  replay(facts, (hall, called, event) => {
    calls += 1;
    const before = callNumber.get(called.id) ?? [];
    callNumber.set(called.id, [...before, calls]);
    const row = rows.get(called.id);
    const desk = desks.get(String(event.payload.deskId));
    const reason = reasonOf(event);
    if (!reason) {
      faults.push(`event ${event.seq}: a call without a reason`);
      return;
    }
    if (!row || !desk) return;
    const wrong = untrue(reason, called, row, event, desk.expressOnly);
    if (wrong) faults.push(`event ${event.seq}: ${labelOf(row)} was called as «${reason.key}», but ${wrong}`);
    if (!['earliest', 'fairness', 'allowance'].includes(reason.key)) return;
    const own = reason.key === 'fairness' ? row.issuedAt : rankOf(reason, row);
    for (const other of takeable(hall, desk.groups, called, event)) {
      const otherRow = rows.get(other.id);
      if (!otherRow || (desk.expressOnly && !otherRow.express)) continue;
      if ((reason.key === 'fairness' ? otherRow.issuedAt : otherRow.rankAt) >= own) continue;
      const one = { event, ticket: other, by: called };
      passed.push(one);
      begunAt.set(one, calls);
    }
  });
  for (const one of passed) {
    const from = begunAt.get(one) ?? 0;
    const soon = (callNumber.get(one.ticket.id) ?? []).some(
      (n) => n > from && n <= from + soonCalls * facts.desks.length,
    );
    const row = rows.get(one.ticket.id);
    const ended = row?.state === 'left' && (row.finishedAt ?? 0) - one.event.at < 60_000;
    if (!soon && !ended && row)
      faults.push(
        `event ${one.event.seq}: ${labelOf(row)} stood before the one that was called, and was not called soon`,
      );
  }
  return faults;
}

interface Reason {
  readonly key: CallReasonKey;
  readonly params: Readonly<Record<string, unknown>>;
}

const rankOf = (reason: Reason, row: TicketFact): number =>
  Date.parse(String(reason.params.rankAt)) || row.rankAt;

function reasonOf(event: QueueEvent): Reason | null {
  const reason: Partial<Reason> | undefined = event.payload.reason as Partial<Reason> | undefined;
  return reason?.key && reason.params ? { key: reason.key, params: reason.params } : null;
}

/** Why the ground that the reason names does not hold; null when it does. */
function untrue(
  { key, params }: Reason,
  called: Replayed,
  row: TicketFact,
  event: QueueEvent,
  expressOnly: boolean,
): string | null {
  switch (key) {
    case 'allowance':
      return Number(params.allowanceMinutes) > 0 && params.category ? null : 'no category is named';
    case 'thisDesk':
      return called.onlyDeskId === event.payload.deskId ? null : 'it was not sent to this desk';
    case 'signLanguage':
      return row.needsSign ? null : 'sign language was not asked for';
    case 'express':
      return row.express && expressOnly ? null : 'the matter or the desk is not express';
    case 'chosen':
      return typeof params.note === 'string' && params.note.trim() !== ''
        ? null
        : 'the worker wrote no reason';
    case 'fairness':
      return Number(params.run) > 0 ? null : 'no category had moved anybody forward';
    case 'earliest':
    case 'sameVisit':
      return null;
  }
}

/** Who else waits whom this desk serves, by the ledger: without those kept for others or not here yet. */
function* takeable(
  hall: Hall,
  groups: readonly string[],
  called: Replayed,
  event: QueueEvent,
): Iterable<Replayed> {
  const busyVisits = new Set(
    [...hall.atDesk.values()].map((id) => hall.tickets.get(id)?.visitId).filter((id) => id !== undefined),
  );
  for (const ticket of hall.tickets.values()) {
    if (ticket.state !== 'waiting' || ticket.id === called.id || ticket.visitId === called.visitId) continue;
    if (!groups.includes(ticket.groupId) || ticket.needsSign || ticket.onlyProviderId !== null) continue;
    if (ticket.onlyDeskId !== null || ticket.notBefore > event.at || busyVisits.has(ticket.visitId)) continue;
    yield ticket;
  }
}

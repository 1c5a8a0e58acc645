import type { Calendar } from '#platform/calendar/calendar.ts';
import { type Due, dueOn, type Term, type TermChange } from '#platform/calendar/terms.ts';
import type { Principal } from '#platform/session/principal.ts';
import { actorOfCase } from '../rights.ts';
import { actionState, type CaseFacts, type NotAllowedReason } from '../rules/allowed.ts';
import { type IntakeFacts, type IntakeReason, intakeObstacle } from '../rules/intake.ts';
import { type CaseAction, type CaseState, caseStates } from '../rules/lifecycle.ts';
import { packetGaps } from '../rules/packet.ts';
import type { CaseDetails, CaseRow, PacketItem } from './cases.ts';

/** State of the row as the rules know it; the CHECK of the table admits no other. */
export function stateOf(row: { readonly state: string }): CaseState {
  const state = caseStates.find((known) => known === row.state);
  if (!state) throw new Error(`unknown state of a case: ${row.state}`);
  return state;
}

/** All that says whether an action is lawful now. */
export interface CaseStanding {
  readonly facts: CaseFacts;
  readonly intake: IntakeFacts;
}

export function standingOf(
  row: CaseRow,
  details: Pick<CaseDetails, 'packet' | 'consents' | 'documents' | 'notices'>,
): CaseStanding {
  const { packet, consents, documents } = details;
  const state = stateOf(row);
  const gaps = packetGaps(row.card.documents, packet.map(lineOf));
  const paper = documents.filter((one) => ['decision', 'refusal'].includes(one.kind)).at(-1);
  return {
    facts: {
      state,
      route: row.route === 'acceptAndPassOn' ? 'acceptAndPassOn' : 'decideHere',
      packet: {
        unchecked: gaps.unchecked.length,
        missing: gaps.missing.length,
        gapsTold: details.notices.length > 0,
      },
      consents: {
        processing: consents.some(
          (one) => one.kind === 'processing' && !one.withdrawn_at && one.person_id === row.applicant_id,
        ),
        otherPeopleNeeded: row.other_people === true,
        // One at least: how many people the service touches, only the worker knows (BP-22, KC-20).
        otherPeopleMissing:
          row.other_people && !consents.some((one) => one.kind === 'otherPerson' && !one.withdrawn_at)
            ? 1
            : 0,
      },
      inventoryIssued: documents.some((one) => one.kind === 'inventory'),
      executorId: row.executor_id,
    },
    intake: {
      state,
      representativeMissing: row.channel === 'representative' && row.representative_id === null,
      territoryKnown: row.extraterritorial || row.territory !== null,
      givenDocuments: packet.filter((item) => item.status === 'given').length,
      decisionPaper:
        paper === undefined
          ? 'none'
          : paper.state === 'ready' || paper.state === 'failed'
            ? paper.state
            : 'queued',
    },
  };
}

const statuses = ['given', 'missing', 'notNeeded', 'obtainedByOffice'] as const;

const lineOf = (item: PacketItem) => ({
  cardDocument: item.card_document,
  name: item.name,
  status: statuses.find((status) => status === item.status) ?? 'missing',
});

/** Why the worker cannot do it now; null: can. The lifecycle speaks first, the state of the intake after it. */
export const refusalFor = (
  action: CaseAction,
  standing: CaseStanding,
  principal: Pick<Principal, 'role' | 'id'>,
): NotAllowedReason | IntakeReason | null =>
  actionState(standing.facts, actorOfCase(principal), action).reason ??
  intakeObstacle(standing.intake, action);

/** General limit where no special term is set (law 5203-VI art. 10). */
const generalTerm: Term = { kind: 'calendarDays', days: 30 };

export function termOf(card: CaseRow['card']): { term: Term; ground: string } {
  const { term } = card;
  if (!term) return { term: generalTerm, ground: 'ст. 10 Закону України «Про адміністративні послуги»' };
  if (term.kind === 'sameDay') return { term: { kind: 'sameDay' }, ground: term.ground };
  if (term.kind === 'months') return { term: { kind: 'months', months: term.months }, ground: term.ground };
  return { term: { kind: term.kind, days: term.days }, ground: term.ground };
}

type PauseRow = Pick<CaseDetails['pauses'][number], 'kind' | 'from_on' | 'to_on' | 'days' | 'ground'>;

const changeOf = (row: PauseRow): TermChange =>
  row.kind === 'pause'
    ? { kind: 'pause', from: row.from_on, to: row.to_on, ground: row.ground }
    : row.kind === 'restart'
      ? { kind: 'restart', on: row.from_on, ground: row.ground }
      : { kind: 'extension', on: row.from_on, days: row.days ?? 0, ground: row.ground };

/** The last day of the term, computed anew each time from what the law and the record say (DEADLINE). */
export function dueOf(
  calendar: Calendar,
  card: CaseRow['card'],
  receivedOn: string,
  pauses: readonly PauseRow[],
): Due & { ground: string } {
  const { term, ground } = termOf(card);
  return { ...dueOn(calendar, term, receivedOn, pauses.map(changeOf)), ground };
}

import type { DecisionInput } from '../../../../documents/decision.ts';
import type { HandoverInput } from '../../../../documents/handover.ts';
import type { RefusalInput } from '../../../../documents/refusal.ts';
import type { CasePeople, CaseRow } from '../../data/cases.ts';
import type { Norm } from '../../schema.ts';
import type { PaperWorker } from './intake.ts';
import { applicantOf, letterhead, numbered, paragraphs, representativeOf, serviceOf } from './letterhead.ts';

export interface Appeal {
  readonly authority: string;
  readonly authorityTerm: string;
  readonly court: string;
  readonly courtTerm: string;
  readonly basis: string;
}

interface Decided {
  readonly number: string;
  readonly decidedOn: string;
  readonly appeal: Appeal;
  readonly worker: PaperWorker;
}

const head = (row: CaseRow, people: CasePeople, decided: Decided) => ({
  ...letterhead(row),
  number: decided.number,
  decidedOn: decided.decidedOn,
  case: numbered(row),
  service: serviceOf(row),
  applicant: applicantOf(people),
  appeal: decided.appeal,
  signatory: { position: decided.worker.position, name: decided.worker.name },
});

export const decisionPaper = (
  row: CaseRow,
  people: CasePeople,
  decided: Decided & { text: string; granted: string; basis: readonly string[] },
): DecisionInput => ({
  ...head(row, people, decided),
  basis: [...decided.basis],
  points: paragraphs(decided.text),
  granted: paragraphs(decided.granted).map((line) => {
    const [label = '', ...value] = line.split(':');
    return value.length
      ? { label, value: value.join(':').trim() || '—' }
      : { label: 'Призначено', value: line };
  }),
  receive: 'Рішення можна отримати у Центрі з документом, що посвідчує особу.',
});

export const refusalPaper = (
  row: CaseRow,
  people: CasePeople,
  decided: Decided & { norms: readonly Norm[]; reasons: string; whatNext: string },
): RefusalInput => ({
  ...head(row, people, decided),
  norms: decided.norms.map((norm) => ({ ...norm })),
  reasons: paragraphs(decided.reasons),
  whatNext: paragraphs(decided.whatNext),
});

/** Papers of a handed-out case, with the signature of who took them. */
export const handoverPaper = (
  row: CaseRow,
  people: CasePeople,
  item: { name: string; number: string },
  handedAt: string,
  worker: PaperWorker,
): HandoverInput => ({
  ...letterhead(row),
  case: numbered(row),
  service: serviceOf(row),
  applicant: applicantOf(people),
  ...representativeOf(row, people),
  items: [{ name: item.name, number: item.number, form: 'original', pages: 1 }],
  handedAt,
  worker,
});

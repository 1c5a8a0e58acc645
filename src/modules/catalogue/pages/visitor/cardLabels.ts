import type { cardFormUk } from '../../messages/cardForm.uk.ts';

type FormTexts = typeof cardFormUk;

/** What the form calls a field, with its row: «Документ 2, Назва документа». For the summary on top of the form. */
export function fieldLabel(t: FormTexts, field: string): string {
  const [part = '', at, inner, option] = field.split('.');
  const row = Number(at) + 1;
  switch (part) {
    case 'documents':
      return inner ? `${t.document(row)}, ${lower(documentParts(t)[inner] ?? '')}` : t.parts.documents;
    case 'refusals':
      return inner
        ? `${t.refusal(row)}, ${lower(inner === 'norm' ? t.norm : t.refusalText)}`
        : t.parts.refusals;
    case 'toCheck':
      return inner
        ? `${t.doubt(row)}, ${lower(inner === 'part' ? t.doubtPart : t.doubtReason)}`
        : t.parts.toCheck;
    case 'questions':
      if (inner === 'options') return `${t.question(row)}, ${lower(t.option(Number(option) + 1))}`;
      return inner
        ? `${t.question(row)}, ${lower(inner === 'hint' ? t.questionHint : t.questionText)}`
        : t.parts.questions;
    default:
      return plainParts(t)[field] ?? field;
  }
}

const lower = (words: string): string => words.slice(0, 1).toLocaleLowerCase('uk') + words.slice(1);

const documentParts = (t: FormTexts): Readonly<Record<string, string>> => ({
  name: t.name,
  ground: t.ground,
  form: t.form,
  copies: t.copies,
  condition: t.condition,
  when: t.when,
});

const plainParts = (t: FormTexts): Readonly<Record<string, string>> => ({
  provider: t.provider,
  legalBasis: t.legalBasis,
  recipients: t.recipients,
  conditions: t.conditions,
  claimWindow: t.claimWindow,
  submission: t.submission,
  receiving: t.receiving,
  'fee.text': t.feeText,
  'fee.ground': t.feeGround,
  result: t.result,
  'term.kind': t.termKind,
  'term.count': t.termCount,
  'term.ground': t.termGround,
  extraTerms: t.extraTerms,
  'appeal.to': t.appealTo,
  'appeal.term': t.appealTerm,
  'appeal.court': t.appealCourt,
  notes: t.notes,
});

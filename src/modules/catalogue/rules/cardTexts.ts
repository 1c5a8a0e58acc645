import type { CardContent, CardTerm } from '../schema.ts';

/** A text of a card and where it stands: «documents.identity.name», «refusals.2.text». */
export interface CardText {
  readonly at: string;
  readonly uk: string;
}

type Change = (text: string, at: string) => string;

/**
 * The card with each text that a visitor reads changed by `change`. What the owner has still to check stays: it is work
 * inside the office, not the public's.
 */
export function mapCardTexts(card: CardContent, change: Change): CardContent {
  const list = (texts: readonly string[], at: string) => texts.map((text, n) => change(text, `${at}.${n}`));
  const maybe = (text: string | null, at: string) => (text === null ? null : change(text, at));
  return {
    ...card,
    provider: change(card.provider, 'provider'),
    recipients: change(card.recipients, 'recipients'),
    conditions: list(card.conditions, 'conditions'),
    questions: card.questions.map((question) => {
      const at = `questions.${question.key}`;
      return {
        ...question,
        text: change(question.text, `${at}.text`),
        hint: maybe(question.hint, `${at}.hint`),
        options: question.options.map((option) => ({
          ...option,
          text: change(option.text, `${at}.options.${option.key}`),
        })),
      };
    }),
    documents: card.documents.map((document) => {
      const at = `documents.${document.key}`;
      return {
        ...document,
        name: change(document.name, `${at}.name`),
        condition: maybe(document.condition, `${at}.condition`),
        ground: change(document.ground, `${at}.ground`),
      };
    }),
    fee: {
      ...card.fee,
      text: change(card.fee.text, 'fee.text'),
      ground: change(card.fee.ground, 'fee.ground'),
    },
    term: card.term && mapTerm(card.term, change),
    extraTerms: list(card.extraTerms, 'extraTerms'),
    claimWindow: maybe(card.claimWindow, 'claimWindow'),
    result: change(card.result, 'result'),
    refusals: card.refusals.map(({ text, norm }, n) => ({
      text: change(text, `refusals.${n}.text`),
      norm: norm === '' ? norm : change(norm, `refusals.${n}.norm`),
    })),
    appeal: card.appeal && {
      to: change(card.appeal.to, 'appeal.to'),
      term: change(card.appeal.term, 'appeal.term'),
      court: change(card.appeal.court, 'appeal.court'),
    },
    legalBasis: list(card.legalBasis, 'legalBasis'),
    notes: list(card.notes, 'notes'),
  };
}

const mapTerm = (term: CardTerm, change: Change): CardTerm => ({
  ...term,
  ground: change(term.ground, 'term.ground'),
});

/** Who decides, as a card's page says it beside the card. */
export interface DecidedBy {
  readonly decidedBy: string;
  readonly act: string;
}

/** Different texts of a card, in its order, each with the first place where it stands; then who decides, by each rule. */
export function textsOf(card: CardContent, competences: readonly DecidedBy[]): CardText[] {
  const found = new Map<string, CardText>();
  const note: Change = (uk, at) => {
    if (uk.trim() !== '' && !found.has(uk)) found.set(uk, { at, uk });
    return uk;
  };
  mapCardTexts(card, note);
  for (const { decidedBy, act } of competences) {
    note(decidedBy, 'competence.decidedBy');
    note(act, 'competence.act');
  }
  return [...found.values()];
}

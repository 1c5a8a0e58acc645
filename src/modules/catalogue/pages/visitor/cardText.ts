import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../../messages.ts';
import type { CardContent, CardDocument, CardQuestion, CardTerm } from '../../schema.ts';

/** A part of a card in words; parts of two versions with one key are compared. */
export interface CardPiece {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** A whole card in words, part after part: what a reader compares, with nothing left out. */
export function piecesOf(locale: Locale, card: CardContent): CardPiece[] {
  const { form: t, card: words, staff } = catalogueTexts[locale];
  const piece = (key: string, label: string, text: string): CardPiece => ({ key, label, text });
  const ways = (list: CardContent['submission']) => list.map((way) => words.ways[way]).join('; ');
  return [
    piece('provider', t.provider, card.provider),
    piece('legalBasis', t.legalBasis, card.legalBasis.join('\n')),
    piece('recipients', t.recipients, card.recipients),
    piece('conditions', t.conditions, card.conditions.join('\n')),
    piece('claimWindow', t.claimWindow, card.claimWindow ?? ''),
    ...card.questions.map((question, at) =>
      piece(`question ${question.key}`, t.question(at + 1), questionText(question)),
    ),
    ...card.documents.map((document, at) =>
      piece(`document ${document.key}`, t.document(at + 1), documentText(locale, card, document)),
    ),
    piece('submission', t.submission, ways(card.submission)),
    piece(
      'fee',
      t.fee,
      [card.fee.free ? t.feeFree : '', card.fee.text, card.fee.ground].filter(Boolean).join('\n'),
    ),
    piece('result', t.result, card.result),
    piece('receiving', t.receiving, ways(card.receiving)),
    piece('term', t.parts.term, card.term ? termText(locale, card.term) : ''),
    piece('extraTerms', t.extraTerms, card.extraTerms.join('\n')),
    piece(
      'refusals',
      t.parts.refusals,
      card.refusals.map(({ text, norm }) => `${text} — ${norm}`).join('\n'),
    ),
    piece(
      'appeal',
      t.parts.appeal,
      card.appeal ? [card.appeal.to, card.appeal.term, card.appeal.court].join('\n') : '',
    ),
    piece('notes', t.notes, card.notes.join('\n')),
    piece(
      'toCheck',
      t.parts.toCheck,
      card.toCheck.map(({ part, reason }) => `${staff.parts[part]}: ${reason}`).join('\n'),
    ),
  ];
}

const questionText = ({ text, hint, options }: CardQuestion): string =>
  [text, hint, ...options.map((option) => `– ${option.text}`)].filter(Boolean).join('\n');

function documentText(locale: Locale, card: CardContent, document: CardDocument): string {
  const { form: t, card: words } = catalogueTexts[locale];
  const when = Object.entries(document.when ?? {}).flatMap(([key, options]) => {
    const question = card.questions.find((one) => one.key === key);
    return options.map(
      (option) =>
        `${question?.text ?? key} — ${question?.options.find((one) => one.key === option)?.text ?? option}`,
    );
  });
  return [
    document.name,
    `${t.ground}: ${document.ground}`,
    `${t.form}: ${words.forms[document.form]}`,
    `${t.copies}: ${document.copies}`,
    ...(document.condition ? [`${t.condition}: ${document.condition}`] : []),
    ...(when.length > 0 ? [`${t.when}: ${when.join('; ')}`] : []),
    ...(document.obtainedByOffice ? [t.obtainedYes] : []),
  ].join('\n');
}

function termText(locale: Locale, term: CardTerm): string {
  const words = catalogueTexts[locale].card;
  const length =
    term.kind === 'sameDay'
      ? words.sameDay
      : term.kind === 'months'
        ? words.months(term.months)
        : term.kind === 'workingDays'
          ? words.workingDays(term.days)
          : words.days(term.days);
  return `${length}\n${term.ground}`;
}

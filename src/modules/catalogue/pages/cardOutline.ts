import { formatDate } from '#platform/i18n/dates.ts';
import { formatList } from '#platform/i18n/numbers.ts';
import { catalogueTexts } from '../messages.ts';
import type { CardDocument } from '../schema.ts';
import { termText } from './cardBody.tsx';
import type { VisitorService } from './visitorCard.ts';

export interface OutlineSection {
  readonly title: string;
  readonly texts: readonly string[];
  readonly items: readonly string[];
}

/** A card as plain text with headings: what paper, Braille and voice are made of (BR-9). Ukrainian: its lawful text. */
export interface CardOutline {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly OutlineSection[];
  readonly note: string;
}

/** Undefined where the service has no card in force. */
export function cardOutline(found: VisitorService): CardOutline | undefined {
  const { service, card, competence, centre } = found;
  if (!card) return undefined;
  const all = catalogueTexts.uk;
  const t = all.card;
  const { content } = card;
  const { term, appeal } = content;
  const ways = (some: readonly (keyof typeof t.ways)[]) =>
    formatList(
      'uk',
      some.map((way) => t.ways[way]),
    );
  const labelled = (label: string, value: string) => `${label}: ${value}`;
  const decides = competence
    ? { decideHere: t.here, acceptAndPassOn: t.passOn, redirect: t.redirect }[competence.route](
        competence.decidedBy,
      )
    : null;
  const sections: OutlineSection[] = [
    { title: t.recipients, texts: [content.recipients], items: content.conditions },
    { title: t.bring, texts: [t.bringLead], items: content.documents.map(documentLine) },
    {
      title: t.shortly,
      texts: [
        labelled(t.fee, content.fee.text),
        ...(term ? [labelled(t.term, `${termText(t, term)} (${term.ground})`)] : []),
        ...(decides ? [labelled(t.decides, decides)] : []),
        labelled(t.provider, content.provider),
        labelled(t.where, `${ways(content.submission)}. ${centre.name}, ${centre.address}`),
        ...(content.claimWindow ? [labelled(t.claimWindow, content.claimWindow)] : []),
        labelled(t.result, content.result),
        labelled(t.receiving, ways(content.receiving)),
        t.sums,
      ],
      items: [],
    },
    { title: t.extraTerms, texts: [], items: content.extraTerms },
    {
      title: t.refusals,
      texts: [],
      items: content.refusals.map(({ text, norm }) => (norm ? `${text} (${norm})` : text)),
    },
    {
      title: t.appeal,
      texts: appeal
        ? [
            labelled(t.appealTo, appeal.to),
            labelled(t.appealTerm, appeal.term),
            labelled(t.appealCourt, appeal.court),
          ]
        : [],
      items: [],
    },
    { title: t.legal, texts: [], items: content.legalBasis },
    { title: t.notes, texts: [], items: content.notes },
  ];
  return {
    title: service.plainName.uk,
    subtitle: `${service.name}. ${t.number(service.listNumber)}.`,
    sections: sections.filter(({ texts, items }) => texts.length + items.length > 0),
    note: `${t.checked(formatDate('uk', card.checkedOn), card.owner)} ${t.version(card.version, formatDate('uk', card.validFrom))}`,
  };
}

/** One document in one sentence: name, form, copies, when it is needed, its ground (KC-19). */
export function documentLine(document: CardDocument): string {
  const t = catalogueTexts.uk.card;
  const { name, form, copies, condition, obtainedByOffice, ground } = document;
  return [
    `${name} — ${t.forms[form]}`,
    ...(copies > 1 ? [t.copies(copies)] : []),
    ...(condition ? [`${t.when}: ${condition}`] : []),
    ...(obtainedByOffice ? [t.obtained.replace(/\.$/, '')] : []),
    `${t.ground}: ${ground}`,
  ].join('. ');
}

/** The outline as plain text: headings alone on their lines, items behind a dash. */
export const outlineText = ({ title, subtitle, sections, note }: CardOutline): string =>
  [
    title.toLocaleUpperCase('uk'),
    subtitle,
    ...sections.flatMap((section) => [
      '',
      section.title.toLocaleUpperCase('uk'),
      ...section.texts,
      ...section.items.map((item) => `– ${item}`),
    ]),
    '',
    note,
    '',
  ].join('\r\n');

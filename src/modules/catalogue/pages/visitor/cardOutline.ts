import { formatDate } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { formatList } from '#platform/i18n/numbers.ts';
import { catalogueTexts } from '../../messages.ts';
import type { CatalogueTexts } from '../../messages.uk.ts';
import type { CardDocument } from '../../schema.ts';
import { same, termText } from './cardBody.tsx';
import type { VisitorService } from './visitorCard.ts';

export interface OutlineSection {
  readonly title: string;
  readonly texts: readonly string[];
  readonly items: readonly string[];
}

/** A card as plain text with headings: what paper, Braille and voice are made of (BR-9). */
export interface CardOutline {
  readonly locale: Locale;
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly OutlineSection[];
  readonly note: string;
}

/**
 * Undefined where the service has no card in force. In Ukrainian the lawful text, in the language of the page what it
 * reads; the official name is Ukrainian in both.
 */
export function cardOutline(found: VisitorService, locale: Locale): CardOutline | undefined {
  const { service, card, centre, reading } = found;
  if (!card || !reading) return undefined;
  const t = catalogueTexts[locale].card;
  const { content, competence } = locale === 'uk' ? { ...found, content: card.content } : reading;
  const provider = locale === 'uk' ? service.providerName : reading.say(service.providerName);
  const { term, appeal } = content;
  // What all documents or refusals rest on is said once: a line of Braille holds forty signs.
  const ground = same(content.documents.map((document) => document.ground));
  const norm = same(content.refusals.map((refusal) => refusal.norm));
  const ways = (some: readonly (keyof typeof t.ways)[]) =>
    formatList(
      locale,
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
    {
      title: t.bring,
      texts: [t.bringLead, ...(ground ? [t.groundOfAll(ground)] : [])],
      items: content.documents.map((one) => documentLine(t, one, !ground)),
    },
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
      texts: norm ? [t.normOfAll(norm)] : [],
      items: content.refusals.map((one) => (one.norm && !norm ? `${one.text} (${one.norm})` : one.text)),
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
    locale,
    title: service.plainName[locale],
    subtitle: `${service.name}. ${t.number(service.listNumber)}.`,
    sections: sections.filter(({ texts, items }) => texts.length + items.length > 0),
    note: [
      t.checked(formatDate(locale, card.checkedOn), t.owner(service.ownerPosition, provider)),
      t.version(card.version, formatDate(locale, card.validFrom)),
      ...(locale === 'en' ? [catalogueTexts.en.translation.official] : []),
    ].join(' '),
  };
}

/** One document in one sentence: name, form, copies, when it is needed, its ground unless told for all (KC-19). */
function documentLine(t: CatalogueTexts['card'], document: CardDocument, withGround: boolean): string {
  const { name, form, copies, condition, obtainedByOffice, ground } = document;
  return [
    `${name} — ${t.forms[form]}`,
    ...(copies > 1 ? [t.copies(copies)] : []),
    ...(condition ? [`${t.when}: ${condition}`] : []),
    ...(obtainedByOffice ? [t.obtained.replace(/\.$/, '')] : []),
    ...(withGround ? [`${t.ground}: ${ground}`] : []),
  ].join('. ');
}

/** The outline as plain text: headings alone on their lines, items behind a dash. */
export const outlineText = ({ locale, title, subtitle, sections, note }: CardOutline): string =>
  [
    title.toLocaleUpperCase(locale),
    subtitle,
    ...sections.flatMap((section) => [
      '',
      section.title.toLocaleUpperCase(locale),
      ...section.texts,
      ...section.items.map((item) => `– ${item}`),
    ]),
    '',
    note,
    '',
  ].join('\r\n');

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { brailleSheet } from '#platform/braille/sheet.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { readAloud } from '#platform/speech/readAloud.ts';
import { type ReadingInput, readingSchema } from '../../../../documents/reading.ts';
import { visitorTexts } from '../../messages/visitor.ts';
import { catalogueTexts } from '../../messages.ts';
import { type CardOutline, cardOutline, outlineText } from './cardOutline.ts';
import { type VisitorService, visitorCard } from './visitorCard.ts';

/** Forms of a card beside its page (BR-9). */
export const cardFormats = ['pdf', 'large-print', 'braille', 'text', 'speech'] as const;

const formatParams = z.object({ format: z.enum(cardFormats) });

/** `…/formats/:format`: the card in force today in another form. */
export async function cardFormatPage(ctx: Context): Promise<Answer> {
  const { format } = ctx.params(formatParams);
  const found = await visitorCard(ctx);
  // Braille and the voice of the server are Ukrainian ones; paper and plain text speak the language of the page.
  const heard = format === 'braille' || format === 'speech';
  const outline = cardOutline(found, heard ? 'uk' : ctx.locale);
  if (!outline) throw new Problem('notFound', catalogueTexts[ctx.locale].missing.service);
  const name = found.path.split('/').at(-1) ?? 'card';
  switch (format) {
    case 'text':
      return file(Buffer.from(`\uFEFF${outlineText(outline)}`), 'text/plain; charset=utf-8', `${name}.txt`);
    case 'braille':
      return file(Buffer.from(cardBraille(outline), 'latin1'), 'application/x-brf', `${name}.brf`, false);
    case 'speech':
      return file(await spoken(ctx, found, outline), 'audio/wav', `${name}.wav`);
    case 'pdf':
    case 'large-print': {
      const pdf = await reading(ctx, found, outline, format === 'large-print');
      return file(pdf, 'application/pdf', format === 'pdf' ? `${name}.pdf` : `${name}-large-print.pdf`);
    }
  }
}

/** The card as BRF, 40 × 25. */
export const cardBraille = ({ title, subtitle, sections, note }: CardOutline): string =>
  brailleSheet([
    { kind: 'title', text: title },
    { kind: 'text', text: subtitle },
    ...sections.flatMap((section) => [
      { kind: 'heading' as const, text: section.title },
      ...section.texts.map((text) => ({ kind: 'text' as const, text })),
      ...section.items.map((text) => ({ kind: 'item' as const, text: `– ${text}` })),
    ]),
    { kind: 'text', text: note },
  ]);

/** Papers made lately: a card that many open is typeset once a version. */
const kept = new Map<string, Promise<Uint8Array>>();
const mostKept = 40;

function reading(
  ctx: Context,
  found: VisitorService,
  outline: CardOutline,
  large: boolean,
): Promise<Uint8Array> {
  const { centre, service } = found;
  const input: ReadingInput = {
    centre: {
      name: centre.name,
      address: centre.address,
      ...(centre.phones[0] ? { phone: centre.phones[0] } : {}),
      ...(centre.email ? { email: centre.email } : {}),
    },
    provider: found.reading?.say(service.providerName) ?? service.providerName,
    language: outline.locale,
    title: outline.title,
    subtitle: outline.subtitle,
    large,
    sections: outline.sections.map(({ title, texts, items }) => ({
      title,
      texts: [...texts],
      items: [...items],
    })),
    note: outline.note,
  };
  return paper(ctx, 'reading', readingSchema.parse(input));
}

/** A public paper by its data: the same data are typeset once. Throws the problem `busy` when the typesetter is full. */
export function paper(ctx: Context, template: string, data: object): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(`${template}\0${JSON.stringify(data)}`)
    .digest('base64');
  const known = kept.get(key);
  if (known) return known;
  const made = ctx.services.pdf.render(template, data);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(old);
  return made;
}

/** Sections that answer «what do I bring, how long, what does it cost»: the rest of a card is for reading. */
const spokenSections = 3;

async function spoken(ctx: Context, found: VisitorService, outline: CardOutline): Promise<Uint8Array> {
  const { content } = found.card ?? {};
  const t = catalogueTexts.uk.card;
  const documents = (content?.documents ?? []).map(({ name, condition }) =>
    condition ? `${name}, ${condition}` : name,
  );
  const sections = outline.sections
    .slice(0, spokenSections)
    .map(({ title, texts }) => [title, ...texts, ...(title === t.bring ? documents : [])]);
  const sound = await readAloud([outline.title, ...sections.flat()].join('.\n'));
  if (!sound) throw new Problem('notFound', visitorTexts[ctx.locale].formats.noVoice);
  return sound;
}

let voice: Promise<boolean> | undefined;

/** Whether this server has a Ukrainian voice; found out once. */
export function hasVoice(): Promise<boolean> {
  voice ??= readAloud('Так').then((sound) => sound !== null);
  return voice;
}

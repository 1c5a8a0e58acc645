import { z } from 'zod';
import { type Answer, file, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { isTypable } from '#platform/pdf/formLetters.ts';
import { formatDateInput } from '#ui/dateInput.ts';
import { type BlankInput, blankSchema } from '../../../../documents/blank.ts';
import { type Answers, personalList } from '../../rules/questions.ts';
import { paper } from '../visitor/formats.ts';
import { answersIn, blankAddress, type Found } from '../visitor/personalList.tsx';
import { visitorCard } from '../visitor/visitorCard.ts';

const anyQuery = z.record(z.string(), z.unknown());

/** `…/blank/form`: the application as a PDF with fields, to fill in on the screen; the site gets nothing of it (BR-8). */
export const fillableBlankPage = (ctx: Context): Promise<Answer> => ownBlank(ctx, 'form', { fillable: true });

/** `…/blank/empty`: the same with lines, to print and fill in by hand. */
export const emptyBlankPage = (ctx: Context): Promise<Answer> => ownBlank(ctx, 'blank', { fillable: false });

async function ownBlank(ctx: Context, word: string, how: Pick<BlankInput, 'fillable'>): Promise<Answer> {
  const found = await visitorCard(ctx);
  const answers = answersIn(found, ctx.query(anyQuery));
  const elsewhere = toOfficial(ctx, found, answers);
  if (elsewhere) return elsewhere;
  const input = { ...blankOf(found, answers, {}), ...how };
  return blankFile(await paper(ctx, 'blank', blankSchema.parse(input)), found, word);
}

/** `…/blank/sample`: how it looks filled in, with a person who does not exist. */
export async function sampleBlankPage(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const elsewhere = toOfficial(ctx, found, {});
  if (elsewhere) return elsewhere;
  const first = Object.fromEntries(
    found.card.content.questions.map(({ key, options }) => [key, options[0]?.key ?? '']),
  );
  const given = answersIn(found, ctx.query(anyQuery));
  const { perhaps: _, ...input } = blankOf(found, answersIn(found, { ...first, ...given }), inventedPerson);
  return blankFile(await paper(ctx, 'blank', blankSchema.parse({ ...input, sample: true })), found, 'zrazok');
}

const inventedPerson: BlankInput['who'] = {
  name: 'Прикладенко Марія Зразківна',
  birthDate: '1990-01-01',
  taxNumber: '0000000000',
  identityDocument: 'паспорт № 000000000, виданий органом 0000, 01.01.2020',
  address: '00000, м. Зразкове, вул. Прикладна, 1, кв. 1',
  phone: '+380 00 000 00 00',
};

/** What a visitor typed about himself; the date is an ISO date. */
export interface TypedPerson {
  readonly who: BlankInput['who'];
  readonly agent: string | undefined;
}

/**
 * What was typed becomes a paper at once: neither the database nor a memory of papers sees it (BP-23). Fields stay open
 * to be corrected in the file, unless a letter is one that a field cannot show: then the text stands as it was typed.
 */
export async function filledBlank(
  ctx: Context,
  found: Found,
  answers: Answers,
  { who, agent }: TypedPerson,
): Promise<Answer> {
  const typed = [...Object.values(who), agent ?? ''];
  const input = {
    ...blankOf(found, answers, who),
    ...(agent ? { agent } : {}),
    fillable: typed.every((text) => isTypable(text ?? '')),
  };
  return blankFile(await ctx.services.pdf.render('blank', blankSchema.parse(input)), found, 'zaiava');
}

/** The page of the official form, when the card has one: the product's own blank is not to be used then. */
export const toOfficial = (ctx: Context, found: Found, answers: Answers): Answer | undefined =>
  found.official && redirect(ctx.href(blankAddress(found, answers)));

const blankFile = (bytes: Uint8Array, found: Found, word: string): Answer =>
  file(bytes, 'application/pdf', `${found.path.split('/').at(-1) ?? 'service'}-${word}.pdf`);

/** The application as the card and the answers fill it in: service, addressee, attachments (BR-20). */
function blankOf({ centre, service, card }: Found, answers: Answers, who: BlankInput['who']): BlankInput {
  const { content } = card;
  const list = personalList(content, answers);
  const digits = formatDateInput(who.birthDate);
  // The application itself is not attached to itself.
  const attached = <Document extends { readonly key: string }>(documents: readonly Document[]): Document[] =>
    documents.filter(({ key }) => key !== 'application');
  return {
    centre: {
      name: centre.name,
      address: centre.address,
      ...(centre.phones[0] ? { phone: centre.phones[0] } : {}),
      ...(centre.email ? { email: centre.email } : {}),
    },
    provider: service.providerName,
    recipient: content.provider,
    service: { name: service.name, listNumber: String(service.listNumber) },
    request: `Прошу надати послугу «${service.name}».`,
    who: { ...who, ...(digits ? { birthDateDigits: digits } : {}) },
    answers: content.questions.flatMap(({ key, text, options }) => {
      const chosen = options.find((option) => option.key === answers[key]);
      return chosen ? [{ label: text, value: chosen.text }] : [];
    }),
    questions: content.questions
      .filter(({ key }) => answers[key] === undefined)
      .map(({ text, options }) => ({ label: text, options: options.map((option) => option.text) })),
    attachments: attached(list.needed).map(({ name }) => name),
    perhaps: attached(list.perhaps).map(({ name, condition }) =>
      condition ? `${name} (${inBrackets(condition)})` : name,
    ),
  };
}

/** A condition that stands in the middle of a line begins with a small letter, unless it begins with an abbreviation. */
const inBrackets = (condition: string): string =>
  condition.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

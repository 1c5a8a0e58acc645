import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { staffEn } from '../messages/staff.en.ts';
import { staffUk } from '../messages/staff.uk.ts';
import { documentKinds, itemKinds, longestBody } from '../rules/items.ts';

const say = (key: keyof typeof staffUk.missing): string =>
  sentence(staffUk.missing[key], staffEn.missing[key]);

const needed = (most: number, message: string) => z.string(message).trim().min(1, message).max(most, message);
const perhaps = (most: number, message: string) => z.string().max(most, message).default('');
/** Browsers send line ends as two characters; texts keep one. */
const body = () =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => text.length <= longestBody, say('body'))
    .default('');
const day = (message: string) =>
  z.string(message).transform((typed, context) => {
    const date = parseDateInput(typed);
    if (date && date >= '1990-01-01' && date <= '2099-12-31') return date;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const textShape = {
  titleUk: needed(200, say('title')),
  titleEn: perhaps(200, say('long')),
  summaryUk: perhaps(500, say('summary')),
  summaryEn: perhaps(500, say('summary')),
  bodyUk: body(),
  bodyEn: body(),
  owner: needed(200, say('owner')),
};
const documentShape = {
  documentKind: z.enum(documentKinds, say('documentKind')),
  documentNumber: perhaps(60, say('long')),
  documentDate: day(say('documentDate')),
  approvedBy: needed(300, say('approvedBy')),
};
const draft = z.coerce.number().int().min(1).default(1);

/** The editor of a page or a piece of news; `draft`: the version that was before the editor's eyes. */
export const textForm = z.object({ draft, ...textShape });
/** The same for an official document (BR-6). */
export const documentForm = z.object({ draft, ...textShape, ...documentShape });

export const newItemForm = z.object({
  centre: z.uuid(),
  kind: z.enum(itemKinds),
  slug: z
    .string()
    .default('')
    .refine((slug) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slug) && slug.length <= 80, say('slug')),
});

/** When a version is shown: now or from a moment in Kyiv, perhaps until the end of a day. */
export const publishForm = z.discriminatedUnion('when', [
  z.object({
    when: z.literal('now'),
    number: z.coerce.number().int().min(1),
    until: z.union([z.literal('').transform(() => null), day(say('date'))]).default(null),
  }),
  z.object({
    when: z.literal('later'),
    number: z.coerce.number().int().min(1),
    date: day(say('date')),
    time: z.string(say('time')).regex(/^([01]\d|2[0-3]):[0-5]\d$/, say('time')),
    until: z.union([z.literal('').transform(() => null), day(say('date'))]).default(null),
  }),
]);

export const pictureForm = z.object({
  centre: z.uuid(),
  altUk: needed(300, say('alt')),
  altEn: perhaps(300, say('long')),
});
export const describeForm = z.object({
  version: z.coerce.number().int().min(1),
  altUk: needed(300, say('alt')),
  altEn: perhaps(300, say('long')),
});

export const itemParams = z.object({ item: z.uuid() });
export const versionParams = z.object({
  item: z.uuid(),
  version: z.coerce.number().int().min(1).max(1_000_000),
});
export const pictureParams = z.object({ picture: z.uuid() });
/** Which centre's site; absent or odd: the first that the worker edits. */
export const centreQuery = z.object({ centre: z.uuid().optional().catch(undefined) });
export const newItemQuery = z.object({
  centre: z.uuid().optional().catch(undefined),
  kind: z.enum(itemKinds).catch('page'),
});

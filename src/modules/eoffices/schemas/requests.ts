import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { requestKinds } from '../rules/requests.ts';
import { stockTexts } from '../stockMessages.ts';
import { dateIn, line, money, optionalRow, optionalYear, rowOrNone, version } from './supplyFields.ts';

const { uk, en } = stockTexts;
const kind = z.enum(requestKinds, { error: sentence(uk.requests.errors.kind, en.requests.errors.kind) });

export const requestsQuery = z.object({
  state: z.enum(['open', 'overdue', 'ended', 'all']).catch('open').default('open'),
  kind: z.enum(requestKinds).optional().catch(undefined),
  office: optionalRow,
  year: optionalYear,
  item: optionalRow,
});
export type RequestsQuery = z.output<typeof requestsQuery>;

export const requestForm = z.object({
  office: z.uuid(),
  kind,
  item: rowOrNone,
  words: line(1000),
});

export const requestParams = z.object({ request: z.uuid() });
export const photoParams = requestParams.extend({ photo: z.uuid() });

/** Accepting or ordering: by when it will be ready. */
export const acceptForm = z.object({
  version,
  dueOn: dateIn,
  words: z.string().trim().max(1000).default(''),
});
export const plainForm = z.object({ version, words: z.string().trim().max(1000).default('') });
export const refuseForm = z.object({ version, words: line(1000) });

/** What it costs; asked for only when a line of the estimate was chosen. */
export const costForm = z.object({ line: z.uuid(), amount: money, supplier: line(200), document: line(200) });
export type Cost = z.output<typeof costForm>;

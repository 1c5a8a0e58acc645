import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { goodKinds, itemConditions, itemKinds, parseQuantity } from '../rules/stock.ts';
import { stockTexts } from '../stockMessages.ts';
import { dateIn, line, moneyOrNothing, optionalRow, rowOrNone, version } from './supplyFields.ts';

const { uk, en } = stockTexts;
const quantity = z
  .string()
  .transform((text) => parseQuantity(text) ?? 0)
  .refine((pieces) => pieces > 0, { error: sentence(uk.stock.errors.quantity, en.stock.errors.quantity) });

export const stockQuery = z.object({ office: optionalRow });
export const itemParams = z.object({ thing: z.uuid() });
export const countParams = z.object({ count: z.uuid() });

export const itemForm = z.object({
  office: z.uuid(),
  keeper: z.uuid({ error: sentence(uk.stock.errors.keeper, en.stock.errors.keeper) }),
  inventoryNumber: line(40),
  kind: z.enum(itemKinds),
  name: line(200),
  serial: z.string().trim().max(80).default(''),
  receivedOn: dateIn,
  document: line(200),
  cost: moneyOrNothing,
});
export type ItemFacts = z.output<typeof itemForm>;
export const conditionForm = z.object({ version, condition: z.enum(itemConditions) });

/** Goods known by a row, or a new kind by its name. */
export const receiveForm = z.object({
  office: z.uuid(),
  good: rowOrNone,
  name: z.string().trim().max(200).default(''),
  unit: z.string().trim().max(20).default(''),
  kind: z.enum(goodKinds).catch('stationery').default('stationery'),
  source: z.enum(['head', 'supplier']),
  quantity,
  cost: moneyOrNothing,
  date: dateIn,
  document: line(200),
});
export const spendForm = z.object({
  office: z.uuid(),
  good: z.uuid({ error: sentence(uk.stock.errors.good, en.stock.errors.good) }),
  way: z.enum(['spent', 'returned']),
  quantity,
  date: dateIn,
  document: line(200),
});
export const countForm = z.object({
  office: z.uuid(),
  date: dateIn,
  note: z.string().trim().max(1000).default(''),
});
export const acceptCountForm = z.object({ version });

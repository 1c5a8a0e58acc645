import type { z } from 'zod';
import { applicationSchema } from './application.ts';
import { blankSchema } from './blank.ts';
import { decisionSchema } from './decision.ts';
import { deficiencyNoticeSchema } from './deficiencyNotice.ts';
import { enquirySchema } from './enquiry.ts';
import { handoverSchema } from './handover.ts';
import { inventorySchema } from './inventory.ts';
import { readingSchema } from './reading.ts';
import { refusalSchema } from './refusal.ts';
import { supplySchema } from './supply.ts';
import { ticketSchema } from './ticket.ts';

/** Every document the product issues; the key is also the name of its template in `documents/`. */
export const documentSchemas = {
  inventory: inventorySchema,
  application: applicationSchema,
  decision: decisionSchema,
  refusal: refusalSchema,
  handover: handoverSchema,
  'deficiency-notice': deficiencyNoticeSchema,
  ticket: ticketSchema,
  enquiry: enquirySchema,
  reading: readingSchema,
  blank: blankSchema,
  supply: supplySchema,
};

export type DocumentName = keyof typeof documentSchemas;
export type DocumentInput<Name extends DocumentName> = z.input<(typeof documentSchemas)[Name]>;

/** What makes documents: the platform's renderer, or its like. */
export type DocumentRenderer = {
  render(template: string, data: object): Promise<Uint8Array>;
  renderSvg(template: string, data: object): Promise<string>;
};

/** Checks the data and makes the PDF/UA-1 document. Rejects with `ZodError` or the renderer's error. */
export async function renderDocument<Name extends DocumentName>(
  renderer: DocumentRenderer,
  name: Name,
  input: DocumentInput<Name>,
): Promise<Uint8Array> {
  return renderer.render(name, documentSchemas[name].parse(input));
}

/** The same as one SVG picture, for a preview or a printer of tickets. */
export async function renderDocumentSvg<Name extends DocumentName>(
  renderer: DocumentRenderer,
  name: Name,
  input: DocumentInput<Name>,
): Promise<string> {
  return renderer.renderSvg(name, documentSchemas[name].parse(input));
}

import type { Locale } from '#platform/i18n/locale.ts';
import { runApart } from '#platform/threads/apart.ts';
import { catalogueTexts } from '../messages.ts';
import type { ReadResult } from './importFaults.ts';

/** Largest file, bytes: five thousand services take a fifth of it as a spreadsheet, two thousand the whole as YAML. */
export const largestImport = 15 * 1024 * 1024;
const limits = { megabytes: 768, milliseconds: 240_000 };

let before: Promise<unknown> = Promise.resolve();

/** Reads an uploaded file, one at a time: several large ones together would take the memory of the program. */
export function readCatalogueFile(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const reading = before.then(() => readApart(bytes, locale));
  before = reading.catch(() => undefined);
  return reading;
}

async function readApart(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const program = new URL('./importReader.ts', import.meta.url);
  const read = await runApart<ReadResult>(program, { bytes, locale }, limits);
  return read === 'tooHeavy' ? refused(catalogueTexts[locale].exchange.file.tooHeavy) : read.result;
}

const refused = (message: string): ReadResult => ({
  read: { format: 'yaml', centre: null, services: [] },
  faults: [{ sheet: null, line: null, field: null, slug: null, message }],
  faultCount: 1,
});

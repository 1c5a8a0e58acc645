import type { Locale } from '#platform/i18n/locale.ts';
import { runApart } from '#platform/threads/apart.ts';
import { catalogueTexts } from '../messages.ts';
import type { ReadResult } from './importFaults.ts';

/** Largest file, bytes: more than five thousand services take as YAML; as a spreadsheet they take a tenth of it. */
export const largestImport = 48 * 1024 * 1024;
const limits = { megabytes: 768, milliseconds: 240_000 };

let before: Promise<unknown> = Promise.resolve();

/**
 * Reads an uploaded file, one at a time: several large ones together would take the memory of the program. `bytes` are
 * not to be used afterwards.
 */
export function readCatalogueFile(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const reading = before.then(() => readApart(bytes, locale));
  before = reading.catch(() => undefined);
  return reading;
}

async function readApart(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const program = new URL('./importReader.ts', import.meta.url);
  const { buffer } = bytes;
  // A large file is given away rather than copied; a small one may lie among others.
  const given = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength ? [buffer] : [];
  const read = await runApart<ReadResult>(program, { bytes, locale }, limits, given);
  return read === 'tooHeavy' ? refused(catalogueTexts[locale].exchange.file.tooHeavy) : read.result;
}

const refused = (message: string): ReadResult => ({
  read: { format: 'yaml', centre: null, services: [] },
  faults: [{ sheet: null, line: null, field: null, slug: null, message }],
  faultCount: 1,
});

import { Worker } from 'node:worker_threads';
import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../messages.ts';
import type { ReadResult } from './importFaults.ts';

/** Largest file, bytes: five thousand services take a fifth of it as a spreadsheet, two thousand the whole as YAML. */
export const largestImport = 15 * 1024 * 1024;
/** Memory of the thread that reads, megabytes. */
const mostMemory = 768;
/** Longest reading, milliseconds. */
const longest = 240_000;

let before: Promise<unknown> = Promise.resolve();

/** Reads an uploaded file, one at a time: several large ones together would take the memory of the program. */
export function readCatalogueFile(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const reading = before.then(() => readApart(bytes, locale));
  before = reading.catch(() => undefined);
  return reading;
}

function readApart(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./importReader.ts', import.meta.url), {
      workerData: { bytes, locale },
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      // It needs no settings, and so it sees none: no address of the database, no keys.
      env: {},
      execArgv: [],
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void thread.terminate();
    };
    const tooHeavy = () => resolve(refused(catalogueTexts[locale].exchange.file.tooHeavy));
    const timer = setTimeout(() => end(tooHeavy), longest);
    // Sent by a file of this same program, which has judged every service by the schema.
    thread.once('message', (result: ReadResult) => end(() => resolve(result)));
    thread.once('error', (error) =>
      end(() => ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : reject(error))),
    );
    thread.once('exit', () => end(() => reject(new Error('the reading thread ended without an answer'))));
  });
}

const refused = (message: string): ReadResult => ({
  read: { format: 'yaml', centre: null, services: [] },
  faults: [{ sheet: null, line: null, field: null, slug: null, message }],
  faultCount: 1,
});

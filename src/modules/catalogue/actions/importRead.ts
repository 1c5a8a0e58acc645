import { cleanText } from '#platform/http/cleanText.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../messages.ts';
import type { ReadResult } from './importFaults.ts';

type FileWord = keyof typeof catalogueTexts.uk.exchange.file;

const begins = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Reads a file by what it is, not by what it is called. */
export async function readBytes(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const refuse = (word: Exclude<FileWord, 'tooMany' | 'otherCentre'>): ReadResult => ({
    read: { format: 'yaml', centre: null, services: [] },
    faults: [
      {
        sheet: null,
        line: null,
        field: null,
        slug: null,
        message: catalogueTexts[locale].exchange.file[word],
      },
    ],
    faultCount: 1,
  });
  if (begins(bytes, 0x50, 0x4b)) {
    const { readSheets } = await import('./importXlsx.ts');
    return readSheets(bytes, locale);
  }
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('oldExcel');
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return refuse('utf16');
  const text = textIn(bytes);
  if (text === undefined) return refuse(looksLike1251(bytes) ? 'windows1251' : 'unknownKind');
  if (/[\p{Cc}--[\t\n\v\f\r\u0085]]/v.test(text)) return refuse('notText');
  const { readYaml } = await import('./importYaml.ts');
  return readYaml(cleanText(text), locale);
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text of letters, spaces and signs when read as windows-1251: no file of another kind is. */
function looksLike1251(bytes: Uint8Array): boolean {
  const sample = new TextDecoder('windows-1251').decode(bytes.subarray(0, 4_000));
  const usual = sample.match(/[\p{Script=Cyrillic}a-zA-Z0-9\s.,:;'"()№«»’/–—-]/gu)?.length ?? 0;
  return usual > sample.length * 0.9;
}

import type { LetterFile } from './letter.ts';

/** Bounds of what is kept of one letter. What is over them stays in the mailbox, and the screen says so. */
export const fileLimits = { files: 10, bytes: 10 * 1024 * 1024, all: 20 * 1024 * 1024 } as const;

/** Kinds that people send with a question: papers and pictures, and what a signed paper is. Never programs or archives. */
const kinds = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/rtf',
]);

export type CheckedFile =
  | { readonly file: LetterFile; readonly mediaType: string; readonly refused: null }
  | { readonly file: LetterFile; readonly mediaType: string; readonly refused: 'size' | 'kind' | 'count' };

/** Looks at each file by its bytes, not by the name that somebody gave it. */
export async function checkFiles(files: readonly LetterFile[]): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  let all = 0;
  for (const [index, file] of files.entries()) {
    const mediaType = await kindOf(file);
    const refused =
      index >= fileLimits.files
        ? 'count'
        : file.bytes.length > fileLimits.bytes || all + file.bytes.length > fileLimits.all
          ? 'size'
          : mediaType === null || file.bytes.length === 0
            ? 'kind'
            : null;
    if (refused === null) all += file.bytes.length;
    checked.push({ file, mediaType: mediaType ?? 'application/octet-stream', refused });
  }
  return checked;
}

async function kindOf({ bytes, name }: LetterFile): Promise<string | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found && kinds.has(found.mime)) return found.mime;
  // A signed paper: a container of the qualified signature is a ZIP with a name of its own.
  if (found?.mime === 'application/zip' && /\.asic[es]$/i.test(name))
    return 'application/vnd.etsi.asic-e+zip';
  if (found) return null;
  if (/\.p7[sm]$/i.test(name) && bytes[0] === 0x30) return 'application/pkcs7-signature';
  return /\.txt$/i.test(name) && isText(bytes) ? 'text/plain' : null;
}

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

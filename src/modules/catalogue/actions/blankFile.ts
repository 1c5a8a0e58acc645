import { documentMedia, largestFile } from '#modules/site/rules/files.ts';
import { properName } from '#platform/files/fileName.ts';
import type { UploadedFile } from '#platform/http/context.ts';

/** Why a file cannot be a blank; the words of each are among the messages. */
export type BlankFileFault = 'file' | 'tooLarge' | 'kind' | 'macros' | 'broken' | 'locked';

export interface CheckedBlankFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

/** Looks at an upload before it stands on a public page: its kind told by its bytes, no macros, no lock, no half of a file. */
export async function checkBlankFile(
  upload: UploadedFile | undefined,
): Promise<{ readonly checked: CheckedBlankFile } | { readonly fault: BlankFileFault }> {
  if (upload === undefined || upload.bytes.length === 0) return { fault: 'file' };
  const { bytes } = upload;
  if (bytes.length > largestFile) return { fault: 'tooLarge' };
  const { fileTypeFromBuffer } = await import('file-type');
  const mediaType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
  const ending = documentMedia[mediaType];
  if (!ending) return { fault: 'kind' };
  const fault = ending === 'pdf' ? faultOfPdf(bytes) : faultOfWord(bytes);
  return fault ? { fault } : { checked: { bytes, mediaType, name: properName(upload.name, ending) } };
}

function faultOfPdf(bytes: Buffer): BlankFileFault | undefined {
  // Readers look for the end of a PDF in its last kilobyte; a download that broke off has none.
  if (!bytes.subarray(-1_024).includes('%%EOF')) return 'broken';
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1')) ? 'locked' : undefined;
}

/** Names of the parts of a DOCX stand in it as they are, whatever else is packed. */
const faultOfWord = (bytes: Buffer): BlankFileFault | undefined =>
  bytes.includes('vbaProject.bin') ? 'macros' : undefined;

/** Kinds of official documents by what their bytes say they are (BR-6). */
export const documentMedia: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};
/** Largest document or picture, bytes. */
export const largestFile = 15 * 1024 * 1024;
export const pictureMedia: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** «PDF» out of a file's name. */
export const fileKind = (name: string): string => (/\.docx$/i.test(name) ? 'DOCX' : 'PDF');

/** «240 КБ», «1,4 МБ». */
export function fileSize(locale: 'uk' | 'en', bytes: number): string {
  const [kilo, mega] = locale === 'uk' ? ['КБ', 'МБ'] : ['kB', 'MB'];
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))}\u00a0${kilo}`;
  const size = (bytes / 1_000_000).toFixed(1);
  return `${locale === 'uk' ? size.replace('.', ',') : size}\u00a0${mega}`;
}

/** End of the range of keys that begin with `prefix`, for a search by explicit range. */
export function prefixEnd(prefix: string): string {
  const points = [...prefix];
  const last = points.pop()?.codePointAt(0) ?? 0;
  return points.join('') + String.fromCodePoint(last + 1);
}

/** Number of a document without spaces, in capitals. */
export const tidyDocumentNumber = (text: string): string => text.toUpperCase().replace(/[\s№]/gu, '');

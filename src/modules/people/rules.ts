/** End of the range of keys that begin with `prefix`, for a search by explicit range. */
export function prefixEnd(prefix: string): string {
  const points = [...prefix];
  const last = points.pop()?.codePointAt(0) ?? 0;
  return points.join('') + String.fromCodePoint(last + 1);
}

/** Number of a document without spaces, in capitals. */
export const tidyDocumentNumber = (text: string): string => text.toUpperCase().replace(/[\s№]/gu, '');

/** Where a person is wanted: an intake that has begun, or a place in a draft of a case. */
export interface Way {
  readonly service: string;
  readonly ticket: string;
  readonly case: string;
  readonly as: 'representative' | 'other' | '';
}

/** The way back to where a person is wanted; without one, the person's own page. */
export function wayBack(way: Way, personId: string): string {
  if (way.case && way.as === 'representative')
    return `/cases/${way.case}/applicant?representative=${personId}`;
  if (way.case && way.as === 'other') return `/cases/${way.case}/consent?other=1&person=${personId}`;
  if (!way.service && !way.ticket) return `/people/${personId}`;
  return `/cases/new?${new URLSearchParams({ service: way.service, ticket: way.ticket, applicant: personId })}`;
}

/** The same place when nobody was added after all. */
export function wayWithout(way: Way): string {
  if (way.case && way.as === 'representative') return `/cases/${way.case}/applicant`;
  if (way.case && way.as === 'other') return `/cases/${way.case}/consent?other=1`;
  if (!way.service && !way.ticket) return '/people';
  return `/cases/new?${new URLSearchParams({ service: way.service, ticket: way.ticket })}`;
}

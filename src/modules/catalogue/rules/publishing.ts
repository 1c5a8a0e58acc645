import type { CardContent } from '../schema.ts';

export type PublishingGap = 'term' | 'appeal' | 'refusals' | 'refusalNorms' | 'documents';

/**
 * What keeps a card from taking effect. Without the term nobody can be held to it (KC-18); a refusal needs its norm and
 * the way to appeal (BR-27), so a card that names neither would lead to refusals that cannot be issued.
 */
export function publishingGaps(content: CardContent): PublishingGap[] {
  const gaps: PublishingGap[] = [];
  if (content.documents.length === 0) gaps.push('documents');
  if (!content.term) gaps.push('term');
  if (content.refusals.length === 0) gaps.push('refusals');
  else if (content.refusals.some((refusal) => refusal.norm.trim() === '')) gaps.push('refusalNorms');
  if (!content.appeal) gaps.push('appeal');
  return gaps;
}

/** Days after which a card that nobody compared with the law counts as stale (BR-12). */
export const staleAfterDays = 180;

/** Whether the owner has work on the card: not compared for long, or parts marked as unsure. */
export function needsAttention(checkedOn: string, today: string, toCheck: number): boolean {
  return toCheck > 0 || daysBetween(checkedOn, today) > staleAfterDays;
}

/** Whole days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

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

/** Fewer people than this are never shown exactly where everybody may look: they could be recognised. */
export const leastShown = 5;

/**
 * Counts for the public: null stands for «fewer than five». Where one count alone would be hidden, or those hidden make
 * fewer than five together, the smallest of the others goes with them, for a total known from elsewhere would give them
 * away. Zero says nothing of anybody and stays.
 */
export function protectCounts(counts: readonly number[]): (number | null)[] {
  const rising = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  const hidden = new Set<number>();
  let sum = 0;
  for (const { count, at } of rising) {
    const needsCompany = hidden.size > 0 && (hidden.size === 1 || sum < leastShown);
    if (count >= leastShown && !needsCompany) break;
    hidden.add(at);
    sum += count;
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}

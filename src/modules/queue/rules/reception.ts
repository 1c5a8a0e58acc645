/** How long a cancellation by the reception can be undone, in minutes: a mis-click is seen at once. */
export const restoreMinutes = 10;

/** What a visitor who is late may ask for, in minutes. */
export const lateMinutes = [5, 10, 15, 30, 60] as const;

/** What was typed into the one search field of the reception. */
export type Wanted =
  | { readonly kind: 'number'; readonly prefix: string; readonly number: number }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'name'; readonly words: readonly string[] }
  | { readonly kind: 'nothing' };

/**
 * A number as printed («а 14»), the address or the secret of a ticket as a scanner reads it from the QR code, or a name
 * in the centres that ask for names (BR-15). `number` reads what is printed on tickets.
 */
export function readWanted(
  text: string,
  number: (text: string) => { prefix: string; number: number } | undefined,
): Wanted {
  const typed = text.trim();
  const label = number(typed);
  if (label) return { kind: 'number', ...label };
  const code = /(?:^|\/t\/)([\w-]{22})(?:[/?#].*)?$/.exec(typed)?.[1];
  if (code) return { kind: 'code', code };
  const words = typed.split(/\s+/).filter((word) => /^\p{L}[\p{L}’'ʼ-]+$/u.test(word));
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'name', words: words.slice(0, 3) };
}

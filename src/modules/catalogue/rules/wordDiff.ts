/** A stretch of text that stayed, was taken out or was put in. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Most cells of the comparing table: beyond it the middle counts as rewritten, so that no text stops the server. */
const mostCells = 1_000_000;

/** Words, spaces and marks of a text, each a piece of its own; together they are the text again. */
const pieces = (text: string): string[] => text.match(/[\p{L}\p{N}’'ʼ-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/**
 * Word by word, what became of one text in another. Taking what stayed and was removed gives the first text, what stayed
 * and was added the second.
 */
export function wordDiff(before: string, after: string): Stretch[] {
  const a = pieces(before);
  const b = pieces(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const stretches = [
    ...a.slice(0, head).map((text) => ({ kind: 'same', text }) as const),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map((text) => ({ kind: 'same', text }) as const),
  ];
  return joined(stretches);
}

function middle(a: readonly string[], b: readonly string[]): Stretch[] {
  if (a.length * b.length > mostCells || a.length === 0 || b.length === 0)
    return [
      ...a.map((text) => ({ kind: 'removed', text }) as const),
      ...b.map((text) => ({ kind: 'added', text }) as const),
    ];
  const width = b.length + 1;
  // Length of the longest common run of a[i…] and b[j…], at i * width + j.
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      found.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', text: left });
      i += 1;
    } else {
      found.push({ kind: 'added', text: right ?? '' });
      j += 1;
    }
  }
  return found;
}

/** Neighbours of one kind are one stretch. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last?.kind === stretch.kind) out[out.length - 1] = { ...last, text: last.text + stretch.text };
    else out.push(stretch);
  }
  return out;
}

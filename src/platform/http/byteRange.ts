/** What a request with a `Range` header gets (RFC 9110 §14): a part, the whole, or nothing that could be given. */
export type Wanted =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'none' };

const shape = /^bytes=(\d*)-(\d*)$/;

/** Bytes wanted of a file of `size`, both ends included. What is no range of bytes, or several of them, gets the whole. */
export function rangeWanted(header: string | undefined, size: number): Wanted {
  const found = shape.exec(header?.replaceAll(' ', '') ?? '');
  const [, first = '', last = ''] = found ?? [];
  if (!found || (first === '' && last === '')) return { kind: 'whole' };
  if (first === '') {
    const count = Number(last);
    return count === 0 || size === 0
      ? { kind: 'none' }
      : { kind: 'part', from: Math.max(0, size - count), to: size - 1 };
  }
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < from) return { kind: 'whole' };
  return from >= size ? { kind: 'none' } : { kind: 'part', from, to };
}

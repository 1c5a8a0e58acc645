export const itemKinds = ['equipment', 'furniture'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemConditions = ['good', 'repair', 'unusable', 'missing'] as const;
export type ItemCondition = (typeof itemConditions)[number];

export const goodKinds = ['stationery', 'consumable'] as const;
export type GoodKind = (typeof goodKinds)[number];

export type MovementKind =
  | 'received'
  | 'issued'
  | 'spent'
  | 'returned'
  | 'counted'
  | 'writtenOff'
  | 'restored';

/** Stock of one kind of goods in one office. Spent things stay on the books until an act writes them off (KO-A3-3). */
export interface Stock {
  /** On the books. */
  readonly quantity: number;
  /** Of them spent and not yet written off. */
  readonly used: number;
  /** Kopiyky of all on the books. */
  readonly value: number;
}

export const noStock: Stock = Object.freeze({ quantity: 0, used: 0, value: 0 });

/** What may still be spent or issued. */
export const onHand = ({ quantity, used }: Stock): number => quantity - used;

/** Kopiyky of a part of the stock at its average price; of all of it, exactly all. Throws RangeError for more than there is. */
export function worthOf({ quantity, value }: Stock, part: number): number {
  if (part < 0 || part > quantity) throw new RangeError(`${part} of ${quantity}`);
  return part === quantity ? value : Math.round((value * part) / quantity);
}

/** What writing off takes from the spent: those first, and only then what is still on hand. */
export const usedWithin = ({ used }: Stock, part: number): number => Math.min(used, part);

/** Found less recorded, in pieces. */
export const difference = (line: { readonly recorded: number; readonly counted: number }): number =>
  line.counted - line.recorded;

/** «5» as a whole quantity; null: not one. Nothing typed is null as well. */
export function parseQuantity(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/gu, '');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

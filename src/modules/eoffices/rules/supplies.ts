/** «40 000», «1234,50», «99.9» as whole kopiyky; null: not a sum of money above nothing. */
export function parseMoney(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]|грн\.?/gu, '');
  const parts = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!parts) return null;
  const kopiyky = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return kopiyky > 0 && kopiyky <= largestSum ? kopiyky : null;
}

/** Ten million hryvnias: nothing in the network costs more, a mistyped nought does. */
const largestSum = 1_000_000_000;

export interface Sums {
  readonly planned: number;
  readonly reserved: number;
  readonly spent: number;
}

/** What may still be committed. */
export const remainder = ({ planned, reserved }: Sums): number => planned - reserved;

export const sumOfLines = (lines: readonly Sums[]): Sums => ({
  planned: lines.reduce((sum, { planned }) => sum + planned, 0),
  reserved: lines.reduce((sum, { reserved }) => sum + reserved, 0),
  spent: lines.reduce((sum, { spent }) => sum + spent, 0),
});

/** A commitment is paid or cancelled; both are the end of it. */
export type ExpenseState = 'committed' | 'paid' | 'cancelled';

/** First and last day of a quarter. */
export const quarterDays = (
  year: number,
  quarter: number,
): { readonly from: string; readonly to: string } => ({
  from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
  to: `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1] ?? '12-31'}`,
});

import type { FormFields } from './formRows.ts';

/** What a form of a card was begun from: the newest version of the service and its edition. */
export const baseOf = (newest: { readonly id: string; readonly edition: number } | undefined): string =>
  newest ? `${newest.id}:${newest.edition}` : 'none';

/** A form of a card that was set aside unfinished. */
export interface Sketch {
  readonly fields: FormFields;
  readonly base: string;
  /** Name of whoever set it aside. */
  readonly savedBy: string;
  readonly savedAt: Date;
}

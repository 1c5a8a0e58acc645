import { reminderDays } from '#modules/organisation/rules/reminders.ts';

/** What the head office sets for its network. */
export interface NetworkSettings {
  /** Days before the end of an agreement on which it is reminded of, the longest first (KO-4.1). */
  readonly agreementDays: readonly number[];
  /** Days after which letters to the head office are erased (BP-9). */
  readonly lettersKeptDays: number;
  /** Whole years for which letters between offices are kept with their files (BP-9). */
  readonly messagesKeptYears: number;
}

/**
 * Letters between offices are correspondence on the main matters of the institution, which the list of standard documents
 * keeps for 5 years with the mark ЕПК (наказ Мін’юсту від 12.04.2012 № 578/5); see docs/decisions/0012.
 */
export const defaultNetwork: NetworkSettings = {
  agreementDays: reminderDays,
  lettersKeptDays: 365,
  messagesKeptYears: 5,
};

/** Bounds of the years: the shortest term that the list has for any correspondence, and the longest of the list. */
export const messageYears = { least: 3, most: 75 } as const;

/**
 * The first day that is still kept on `today`: a term of whole years is counted from 1 January of the year after the
 * document (Правила організації діловодства, наказ Мін’юсту від 18.06.2015 № 1000/5).
 */
export const keptSince = (today: string, years: number): string =>
  `${Number(today.slice(0, 4)) - years}-01-01`;

/** The last day on which a letter of this day is kept. */
export const keptUntil = (sentOn: string, years: number): string =>
  `${Number(sentOn.slice(0, 4)) + years}-12-31`;

/** From so many days before its end an agreement is shown as running out. */
export const firstDays = ({ agreementDays }: Pick<NetworkSettings, 'agreementDays'>): number =>
  Math.max(...agreementDays);

import { reminderDays } from '#modules/organisation/rules/reminders.ts';

/** What the head office sets for its network. */
export interface NetworkSettings {
  /** Days before the end of an agreement on which it is reminded of, the longest first (KO-4.1). */
  readonly agreementDays: readonly number[];
  /** Days after which letters to the head office are erased (BP-9). */
  readonly lettersKeptDays: number;
}

export const defaultNetwork: NetworkSettings = { agreementDays: reminderDays, lettersKeptDays: 365 };

/** From so many days before its end an agreement is shown as running out. */
export const firstDays = ({ agreementDays }: Pick<NetworkSettings, 'agreementDays'>): number =>
  Math.max(...agreementDays);

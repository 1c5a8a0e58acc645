import type { Role } from '#modules/identity/rules.ts';

export const notificationRights = {
  /** Whether the centre tells visitors by push and SMS, when, and how many SMS a day it pays for. */
  'notification.settings': ['centreHead'],
} as const satisfies Record<string, readonly Role[]>;

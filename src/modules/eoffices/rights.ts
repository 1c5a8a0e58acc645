import type { Role } from '#modules/identity/rules.ts';

/** Operators see the network; its head keeps the directory (KO-A3-2, KN-4.2). */
export const eofficesRights = {
  'eoffice.work': ['eofficeOperator', 'headEoffice'],
  'eoffice.edit': ['headEoffice'],
} as const satisfies Record<string, readonly Role[]>;

import type { Role } from './rules.ts';

/** Who may do what with accounts, devices and the logs. Sign-in itself is open to everybody. */
export const identityRights = {
  'worker.manage': ['administrator'],
  'device.manage': ['administrator', 'centreHead'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

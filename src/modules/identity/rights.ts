import { mintScope, type ReadScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { Role } from './rules.ts';

/** Who may do what with accounts, devices and the logs. Sign-in itself is open to everybody. */
export const identityRights = {
  'worker.manage': ['administrator'],
  'device.manage': ['administrator', 'centreHead'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type DeviceScope = ReadScope<'devices'>;
export type AuditScope = ReadScope<'audit'>;

/** Devices of the centres within reach. */
export const deviceScope = (principal: Principal): DeviceScope => mintScope('devices', principal.reach);

/** Logs of the centres within reach; an auditor of everything also sees what belongs to no centre. */
export const auditScope = (principal: Principal): AuditScope => mintScope('audit', principal.reach);

/** What the first administrator sets up: the organisation within reach. */
export const setupScope = (principal: Principal) => mintScope('organisation', principal.reach);

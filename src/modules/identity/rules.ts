/** Roles of ORG-7 that a worker can hold. */
export const workerRoles = [
  'reception',
  'frontOffice',
  'backOffice',
  'providerHead',
  'centreHead',
  'coordinator',
  'eofficeOperator',
  'headEoffice',
  'auditor',
  'administrator',
] as const;

export type WorkerRole = (typeof workerRoles)[number];

/** Kinds of devices: paired screens, and programs of the municipality that hold a key. */
export const deviceKinds = ['kiosk', 'board', 'system'] as const;

export type DeviceKind = (typeof deviceKinds)[number];

/** All roles: workers', the public's and devices'. */
export const roles = ['visitor', ...deviceKinds, ...workerRoles] as const;

export type Role = (typeof roles)[number];

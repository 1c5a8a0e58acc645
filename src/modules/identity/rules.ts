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

/** All roles: workers', the public's and devices'. */
export const roles = ['visitor', 'kiosk', 'board', ...workerRoles] as const;

export type Role = (typeof roles)[number];

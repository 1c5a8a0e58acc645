/** Sides from which a day is seen: whole, by hour, by group of services, by service, by desk, by provider (worker group). */
export const sides = ['all', 'hour', 'group', 'service', 'desk', 'provider'] as const;
export type Side = (typeof sides)[number];

import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** Cards are public; their owners and those who answer for the centre keep them true (CARD-flow, BR-12). */
export const catalogueRights = {
  // A specialist of the back office keeps the cards that are given to him by name: `mayKeep`.
  'catalogue.read': ['backOffice', 'providerHead', 'centreHead', 'coordinator'],
  'catalogue.check': ['backOffice', 'providerHead', 'centreHead'],
  'catalogue.edit': ['backOffice', 'providerHead'],
  // A file may change every service of a provider at once: a matter of its head.
  'catalogue.import': ['providerHead'],
  // Who signs which step is set by the municipality; these roles can be named in it.
  'catalogue.sign': ['providerHead', 'centreHead', 'coordinator'],
  'catalogue.flow': ['coordinator', 'administrator'],
  'catalogue.topics': ['centreHead', 'coordinator', 'administrator'],
  // The list is approved by the council or its executive committee (KC-9); groups order the whole hall of a centre.
  'catalogue.lists': ['centreHead', 'administrator'],
  'catalogue.services': ['providerHead', 'centreHead'],
} as const satisfies Record<string, readonly Role[]>;

/** Cards of the centres and providers within the worker's reach. */
export const catalogueScope = (principal: Principal) => mintScope('catalogue', principal.reach);
export type CatalogueScope = ReturnType<typeof catalogueScope>;

/** Whether the page offers an action; the route checks again. */
export const may = (
  { principal }: { principal: Principal },
  right: keyof typeof catalogueRights,
): boolean => {
  const roles: readonly string[] = catalogueRights[right];
  return roles.includes(principal.role);
};

/** Whether the worker may check or write this card: a specialist only his own, a head every one within reach (BR-12). */
export const mayKeep = (
  ctx: { readonly principal: Principal },
  right: 'catalogue.check' | 'catalogue.edit',
  service: { readonly ownerId: string | null },
): boolean =>
  may(ctx, right) && (ctx.principal.role !== 'backOffice' || service.ownerId === ctx.principal.id);

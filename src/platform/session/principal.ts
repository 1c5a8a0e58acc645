import type { Reach } from '#platform/database/scope.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** Who asks, as known from the session or device key of the request. */
export interface Principal {
  readonly kind: 'visitor' | 'worker' | 'device';
  /** The role in which the person works now; 'visitor' for the public, the kind of a device for a device. */
  readonly role: string;
  readonly roleTitle: Readonly<Record<Locale, string>>;
  readonly id: string | null;
  readonly name: string;
  readonly sessionId: string | null;
  /** What remains to be done before the session may be used: nothing, the second factor, a new password, a choice of role. */
  readonly pending: 'none' | 'secondFactor' | 'newPassword' | 'chooseRole';
  readonly municipalityId: string | null;
  readonly centreId: string | null;
  readonly centreName: string;
  readonly providerId: string | null;
  /** The e-office of an operator, by its number in the municipality. */
  readonly eofficeNumber: number | null;
  readonly reach: Reach;
  /** What the key of a system opens, of all that its role may; null: no such bound. */
  readonly keyRights: readonly string[] | null;
}

/** The public: sees what is public and nothing else. */
export const visitor: Principal = Object.freeze({
  kind: 'visitor',
  role: 'visitor',
  roleTitle: { uk: 'Відвідувач', en: 'Visitor' },
  id: null,
  name: '',
  sessionId: null,
  pending: 'none',
  municipalityId: null,
  centreId: null,
  centreName: '',
  providerId: null,
  eofficeNumber: null,
  reach: { centreIds: [], providerIds: [] },
  keyRights: null,
});

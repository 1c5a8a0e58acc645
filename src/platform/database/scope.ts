declare const scopeBrand: unique symbol;

/** What a reader may see: 'all' or the listed identifiers. */
export interface Reach {
  readonly centreIds: 'all' | readonly string[];
  readonly providerIds: 'all' | readonly string[];
}

/**
 * Permission to read rows of one subject. Lists, counts, search, exports, details, files and live streams all take it.
 * Only a module's `rights.ts` may mint one (enforced by the dependency rules).
 */
export interface ReadScope<Subject extends string> extends Reach {
  readonly subject: Subject;
  readonly [scopeBrand]: Subject;
}

/** Mints a scope; called from `rights.ts` files alone. */
export function mintScope<Subject extends string>(subject: Subject, reach: Reach): ReadScope<Subject> {
  return Object.freeze({ subject, ...reach }) as ReadScope<Subject>;
}

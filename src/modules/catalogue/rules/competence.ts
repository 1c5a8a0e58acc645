import type { CompetenceRoute } from '../schema.ts';

export interface Competence {
  readonly validFrom: string;
  readonly route: CompetenceRoute;
  readonly decidedBy: string;
  readonly act: string;
}

/** Who decides on `date` (`YYYY-MM-DD`): the newest rule that had begun by then; undefined before the first one. */
export function competenceAt(rules: readonly Competence[], date: string): Competence | undefined {
  let found: Competence | undefined;
  for (const rule of rules) {
    if (rule.validFrom <= date && (!found || rule.validFrom > found.validFrom)) found = rule;
  }
  return found;
}

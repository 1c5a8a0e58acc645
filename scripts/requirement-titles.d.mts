export interface NamedTest {
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

export function requirementIds(text: string): string[];
export function namedTitles(source: string): { title: string; named: string[]; line: number }[];
export function requirementCoverage(root: string): {
  covered: { id: string; tests: NamedTest[] }[];
  uncovered: string[];
  unknown: string[];
};

/** The identifier itself, or the clause that `known` has and whose sub-clause it is. */
export function knownClause(id: string, known: { has(id: string): boolean }): string | undefined;

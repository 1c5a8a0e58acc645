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

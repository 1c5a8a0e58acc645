export interface SuiteResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

export function shortened(text: string): string;
export function outcome(results: SuiteResults | undefined): { good: number; bad: string[] };

import type { WrongField } from './wrongFields.ts';

/** Known ways in which a request fails. `reason` is shown to the person, in their language, when it is given. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly reason: string | undefined;
  /** Of a request that a program sent: which fields, and how to mend them. */
  readonly fields: readonly WrongField[];

  constructor(code: ProblemCode, reason?: string, fields: readonly WrongField[] = []) {
    super(reason ?? code);
    this.code = code;
    this.fields = fields;
    this.status = problemStatus[code];
    this.reason = reason;
  }
}

export type ProblemCode = keyof typeof problemStatus;

export const problemStatus = {
  badRequest: 400,
  forged: 400,
  signInNeeded: 401,
  keyRefused: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 409,
  keyReused: 409,
  tooLarge: 413,
  wrongType: 415,
  invalid: 422,
  tooMany: 429,
  fileLost: 500,
  internal: 500,
  unavailable: 503,
} as const;

export const notFound = (): Problem => new Problem('notFound');
/** The rows changed since the screen was drawn, or a rule of law refuses: nothing was changed; `reason` says why. */
export const conflict = (reason: string): Problem => new Problem('conflict', reason);
export const stale = (): Problem => new Problem('stale');
export const forbidden = (reason?: string): Problem => new Problem('forbidden', reason);

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProgress, type Progress, type Screen } from './progress.ts';
import { isSound, type Judged } from './report.ts';

/** What was lived and judged: for machines, for people, and the file that keeps the former; null: none is asked for. */
export interface Lived {
  readonly summary: Judged;
  readonly lines: readonly string[];
  readonly json: string | null;
}

/** 0 every invariant holds, 1 one does not, 2 it could not be lived. */
export type ExitCode = 0 | 1 | 2;

/** A run with its progress, its words, its summary in a file and its exit code; an error is told with the usage. */
export async function liveThrough(
  usage: string,
  args: readonly string[],
  live: (args: readonly string[], progress: Progress) => Promise<Lived>,
  streams: { readonly out: Screen; readonly err: { write(text: string): unknown } } = {
    out: process.stdout,
    err: process.stderr,
  },
): Promise<ExitCode> {
  const progress = createProgress(streams.out);
  try {
    const { summary, lines, json } = await live(args, progress);
    progress.end();
    for (const line of lines) streams.out.write(`${line}\n`);
    if (json !== null) {
      mkdirSync(path.dirname(path.resolve(json)), { recursive: true });
      writeFileSync(json, `${JSON.stringify(summary, null, 2)}\n`);
    }
    return isSound(summary) ? 0 : 1;
  } catch (error) {
    progress.end();
    streams.err.write(`${error instanceof Error ? error.stack : error}\n\n${usage}`);
    return 2;
  }
}

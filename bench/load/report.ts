import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { projectRoot } from '#platform/projectRoot.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Columns that stand under each other. */
export function printTable(head: readonly string[], lines: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [head, ...lines])
    say(line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}

/** Keeps the figures with the machine on which they were measured. */
export function keepFigures(file: string, figures: Readonly<Record<string, unknown>>): void {
  const target = path.resolve(projectRoot, file);
  mkdirSync(path.dirname(target), { recursive: true });
  const machine = { at: new Date().toISOString(), cpu: cpus()[0]?.model, cores: cpus().length };
  writeFileSync(target, `${JSON.stringify({ ...machine, ...figures }, null, 2)}\n`);
  say(`\n${path.relative(process.cwd(), target)}`);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#platform/projectRoot.ts';
import { liveDay } from './live.ts';
import { readOptions } from './options.ts';
import { isSound, type Summary } from './report.ts';

const quiet = { at: () => undefined, line: () => undefined, end: () => undefined };
let day: Summary;

/** A short morning with every trouble in it; `npm test` builds the program before. */
beforeAll(async () => {
  expect(existsSync(path.join(projectRoot, 'dist', 'main.js')), 'npm run build').toBe(true);
  day = await liveDay(
    readOptions(['--visitors', '40', '--hours', '0.6', '--speed', '90', '--seed', '7']),
    quiet,
  );
}, 600_000);

test('[BR-14][BR-15][BR-16][BR-18] a morning with all its troubles keeps every invariant', () => {
  expect(day.invariants).toEqual(Object.fromEntries(Object.keys(day.invariants).map((name) => [name, []])));
  expect(day.failures).toEqual([]);
  expect(isSound(day)).toBe(true);
});

test('[BR-16][KS-voice] what was to happen did happen', () => {
  expect(day.measures.tickets).toBeGreaterThan(40);
  expect(day.measures.served).toBeGreaterThan(30);
  // The server was killed and came back, and boards found it again by themselves.
  expect(day.serverAwayMs).toBeGreaterThan(0);
  expect(day.boards).toHaveLength(3);
  for (const board of day.boards) {
    expect(board.connections).toBeGreaterThan(1);
    expect(board.calls).toBeGreaterThan(30);
  }
  // Each trouble left its trace in the ledger; the night ended what the visitor who never came back had left.
  for (const kind of ['calledOutOfTurn', 'undone', 'held', 'returned', 'printFailed', 'left'])
    expect(day.measures.events[`ticket.${kind}`], kind).toBeGreaterThan(0);
  for (const what of [
    'SIGKILL',
    'тривога',
    'відбій',
    'зміну прийняв',
    'знову на зв’язку',
    'поза чергою',
    'без паперу',
  ])
    expect(
      day.story.some((line) => line.includes(what)),
      what,
    ).toBe(true);
});

test('[BR-18] the exit code speaks of any fault', () => {
  expect(isSound({ failures: ['GET /desk: 500'], invariants: { one: [] } })).toBe(false);
  expect(isSound({ failures: [], invariants: { one: ['a fault'] } })).toBe(false);
});

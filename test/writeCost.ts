import pg from 'pg';
import { expect, vi } from 'vitest';

const textOf = (asked: unknown) =>
  (typeof asked === 'object' && asked !== null && 'text' in asked
    ? String(asked.text)
    : String(asked)
  ).trim();

/** Statements of the one transaction of a write, by the connection that carried it, without its begin and commit. */
async function writeCost(write: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  const open = new Map<unknown, string[]>();
  let found: string[] = [];
  try {
    await write();
    for (const [index, [query]] of spy.mock.calls.entries()) {
      const client = spy.mock.contexts[index];
      const text = textOf(query);
      const asked = open.get(client);
      if (/^(begin|start)/i.test(text)) open.set(client, []);
      else if (!/^commit/i.test(text)) asked?.push(text);
      else {
        if (asked?.some((one) => one.includes('"idempotency"'))) found = asked;
        open.delete(client);
      }
    }
  } finally {
    spy.mockRestore();
  }
  return found;
}

/** A write takes so many statements at most, and the ledger is told by one of them (in the same transaction, so). */
export async function costsAtMost(most: number, write: () => Promise<unknown>): Promise<void> {
  const asked = await writeCost(write);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most);
  expect(asked.filter((text) => /insert into "?ledger/.test(text))).toHaveLength(1);
}

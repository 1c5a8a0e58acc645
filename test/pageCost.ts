import pg from 'pg';
import { vi } from 'vitest';

// What the program asks of its own accord, each second, is none of the page's: jobs have a schema of their own.
const own = /notification|pgboss|\bjobs\.|pg_snapshot|^(begin|start|commit|rollback)/i;
const textOf = (asked: unknown) =>
  typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked);

/** How large a page is and how many questions it asks of the database: the fewest of three times, as others ask beside it. */
export async function pageCost(read: () => Promise<string>) {
  let asked = Number.POSITIVE_INFINITY;
  let text = '';
  for (let turn = 0; turn < 3; turn += 1) {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    text = await read();
    asked = Math.min(asked, spy.mock.calls.filter(([query]) => !own.test(textOf(query).trim())).length);
    spy.mockRestore();
  }
  return { bytes: Buffer.byteLength(text), asked, text };
}

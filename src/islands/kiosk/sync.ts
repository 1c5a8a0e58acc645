import type { BlocksAnswer, MenuAnswer } from '#modules/queue/schemas/kiosk.ts';
import { keepShells } from '../shell/keepShell.ts';
import { forgetSent, keepBlocks, keepFacts, readBlocks, readFacts, readOutbox } from './store.ts';

/** The menu is learnt anew after so long; a new block is asked for when so few numbers are left. */
const learnEveryMs = 5 * 60_000;
const fewLeft = 10;
const patienceMs = 10_000;

export type Line = 'up' | 'down' | 'revoked';

/** Whether the server knows this kiosk now. */
export async function askLine(): Promise<Line> {
  try {
    const answer = await fetch('/api/v1/kiosk/state', { signal: AbortSignal.timeout(patienceMs) });
    if (answer.status === 401 || answer.status === 403) return 'revoked';
    return answer.ok ? 'up' : 'down';
  } catch {
    return 'down';
  }
}

/**
 * Sends what was given without a connection, one after another in its order, each under its own key: sent twice it is
 * taken once. One tab at a time. `left`: tickets that still wait.
 */
export function sendOutbox(): Promise<{ readonly line: Line; readonly left: number }> {
  return navigator.locks.request('vikno-kiosk-outbox', async () => {
    let line: Line = 'up';
    for (const { seq, ...ticket } of await readOutbox()) {
      try {
        const answer = await fetch('/api/v1/kiosk/offline-tickets', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': `offline-${ticket.blockId}-${ticket.number}`,
          },
          body: JSON.stringify(ticket),
          signal: AbortSignal.timeout(patienceMs),
        });
        if (answer.ok) await forgetSent(seq);
        else if (answer.status === 401 || answer.status === 403) line = 'revoked';
        else if (answer.status >= 500 || answer.status === 429) line = 'down';
        // Any other refusal is kept and stays in view: the tickets after it are not held up by it.
      } catch {
        line = 'down';
      }
      if (line !== 'up') break;
    }
    return { line, left: (await readOutbox()).length };
  });
}

/** Learns the menu and the time, and asks for numbers where few are left. Does nothing while all of it is fresh. */
export async function prepare(): Promise<void> {
  const known = await readFacts();
  const began = Date.now();
  const fresh = known && Math.abs(began - known.learntAt) < learnEveryMs;
  const menu = fresh ? known.menu : await learn(began);
  if (!menu) return;
  const blocks = (await readBlocks()).filter(
    ({ date, next, last }) => date === menu.date && last - next >= fewLeft,
  );
  if (menu.groups.every(({ id }) => blocks.some(({ groupId }) => groupId === id))) return;
  const answer = await fetch('/api/v1/kiosk/blocks', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `lease-${crypto.randomUUID()}` },
    body: JSON.stringify({ known: blocks.map(({ id }) => id) }),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) return;
  const lease: BlocksAnswer = await answer.json();
  await keepBlocks(lease);
}

async function learn(began: number): Promise<MenuAnswer | null> {
  const answer = await fetch('/api/v1/kiosk/menu', { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) return null;
  const menu: MenuAnswer = await answer.json();
  const ended = Date.now();
  // The server told its time somewhere between question and answer.
  await keepFacts({ menu, offset: Date.parse(menu.at) - (began + ended) / 2, learntAt: ended });
  return menu;
}

/** Keeps the shell of both languages with all that it needs, so that the service worker finds it without a connection. */
export const keepShell = (): Promise<void> =>
  keepShells({
    worker: '/kiosk-worker.js',
    scopes: ['/kiosk', '/en/kiosk'],
    shells: ['/kiosk/offline', '/en/kiosk/offline'],
    cache: 'vikno-kiosk-1',
  });

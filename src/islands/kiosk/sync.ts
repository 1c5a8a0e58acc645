import type { BlocksAnswer, MenuAnswer } from '#modules/queue/schemas/kiosk.ts';
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

const cacheName = 'vikno-kiosk-1';
const shells = ['/kiosk/offline', '/en/kiosk/offline'];

/** Keeps the shell of both languages with all that it needs, so that the service worker finds it without a connection. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  await Promise.all(
    ['/kiosk', '/en/kiosk'].map((scope) => navigator.serviceWorker.register('/kiosk-worker.js', { scope })),
  );
  const cache = await caches.open(cacheName);
  const wanted = new Set<string>();
  for (const shell of shells) {
    const answer = await fetch(shell, { signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.clone().text();
    await keepAll(
      cache,
      [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? ''),
      wanted,
    );
    // The shell last: once it is there, all that it needs is there.
    await cache.put(shell, answer);
    wanted.add(shell);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!wanted.has(pathname)) await cache.delete(pathname);
  }
}

/** Files of the shell and what they themselves import; their names change with their content, so one look is enough. */
async function keepAll(cache: Cache, files: readonly string[], wanted: Set<string>): Promise<void> {
  for (const file of files) {
    if (wanted.has(file)) continue;
    wanted.add(file);
    const kept = await cache.match(file);
    const answer = kept ?? (await fetch(file));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    if (!kept) await cache.put(file, answer.clone());
    if (!/\.(js|css)$/.test(file)) continue;
    const found = [...(await answer.text()).matchAll(/["'(]\.\/([\w.-]+\.(?:js|css|woff2?|ttf|svg))["')]/g)];
    await keepAll(
      cache,
      found.map(([, name]) => `/assets/${name}`),
      wanted,
    );
  }
}

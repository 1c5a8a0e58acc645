/**
 * Keeps the page of a board with its styles, voice and slides, so that a board that is switched on while the server is away
 * shows the last calls instead of the browser's error. Reaches /board alone.
 */
interface FetchLike extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const store = 'vikno-board-1';
const mostKept = 80;
const patienceMs = 5_000;

self.addEventListener('install', () => {
  if (hasMethod(self, 'skipWaiting')) self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  if (!isFetch(event) || event.request.method !== 'GET') return;
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  if (pathname === '/board') event.respondWith(newest(event.request));
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/board/media/'))
    event.respondWith(kept(event.request));
});

/** From the server, and from the store when it does not answer. A refusal is the server's answer, and is passed on. */
async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok && !answer.redirected) await cache.put('/board', answer.clone());
    if (answer.status < 500) return answer;
    return (await cache.match('/board')) ?? answer;
  } catch (error) {
    const old = await cache.match('/board');
    if (old) return old;
    throw error;
  }
}

/** What never changes under its address is fetched once. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  const known = await cache.match(request.url);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) {
    await cache.put(request.url, answer.clone());
    const all = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== '/board');
    for (const old of all.slice(0, Math.max(0, all.length - mostKept))) await cache.delete(old);
  }
  return answer;
}

function isFetch(event: Event): event is FetchLike {
  return 'request' in event && 'respondWith' in event;
}

function hasMethod<Name extends string>(thing: object, name: Name): thing is Record<Name, () => unknown> {
  return name in thing && typeof Reflect.get(thing, name) === 'function';
}

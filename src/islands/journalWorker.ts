/**
 * Keeps the operator's entry page working while the line is down: where it cannot be fetched, the page that was kept comes
 * instead. Reaches that page alone; it holds nothing of any visitor.
 */
interface FetchLike extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const patienceMs = 6_000;
/** The server is there but its program is not, or the proxy before it says so. */
const away = new Set([502, 503, 504]);

const isFetch = (event: Event): event is FetchLike => 'request' in event && 'respondWith' in event;

self.addEventListener('install', () => {
  const skip: unknown = Reflect.get(self, 'skipWaiting');
  if (typeof skip === 'function') skip.call(self);
});
self.addEventListener('fetch', (event) => {
  if (!isFetch(event) || event.request.method !== 'GET') return;
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && /^\/(en\/)?e-offices\/journal\/new$/.test(pathname))
    event.respondWith(screen(event.request, pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(event.request));
});

async function screen(request: Request, shell: string): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (!away.has(answer.status)) return answer;
    return (await caches.match(shell)) ?? answer;
  } catch {
    return (await caches.match(shell).catch(() => undefined)) ?? waiting();
  }
}

/** Nobody is signed in on this device, or the page was never opened: there is nothing to write with. */
const waiting = (): Response =>
  new Response(
    '<!doctype html><html lang="uk"><meta charset="utf-8"><meta http-equiv="refresh" content="15"><title>Немає зв’язку</title><h1>Немає зв’язку</h1><p>Щоб записувати без зв’язку, треба увійти, поки він є. Сторінка спробує ще раз сама.</p><p lang="en">No connection. Sign in while there is one, then this page works without it.</p></html>',
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );

/** Names of assets change with their content: what is kept is right for ever. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/**
 * The service worker of a screen that goes on without a connection: where a page cannot be fetched, the shell that
 * `keepShells` has kept comes instead. It reaches the pages of its scope alone and remembers nothing of any visitor.
 */
interface FetchLike extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const patienceMs = 6_000;
/** The server is there but its program is not, or the proxy before it says so. */
const away = new Set([502, 503, 504]);

const isFetch = (event: Event): event is FetchLike => 'request' in event && 'respondWith' in event;

/** What is told while there is no shell yet; the page asks again by itself instead of an error for ever. */
export interface NoShell {
  readonly retrySeconds: number;
  readonly uk: string;
  readonly en: string;
}

/** `shellOf` names the shell of a page by its path; undefined: the page is left to the browser. */
export function serveShell(shellOf: (pathname: string) => string | undefined, none: NoShell): void {
  self.addEventListener('install', () => {
    const skip: unknown = Reflect.get(self, 'skipWaiting');
    if (typeof skip === 'function') skip.call(self);
  });
  self.addEventListener('fetch', (event) => {
    if (!isFetch(event) || event.request.method !== 'GET') return;
    const { pathname, origin } = new URL(event.request.url);
    if (origin !== self.location.origin) return;
    const shell = event.request.mode === 'navigate' ? shellOf(pathname) : undefined;
    if (shell !== undefined) event.respondWith(screen(event.request, shell, none));
    else if (pathname.startsWith('/assets/')) event.respondWith(kept(event.request));
  });
}

async function screen(request: Request, shell: string, none: NoShell): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (!away.has(answer.status)) return answer;
    return (await caches.match(shell)) ?? answer;
  } catch {
    return (await caches.match(shell).catch(() => undefined)) ?? waiting(none);
  }
}

const waiting = ({ retrySeconds, uk, en }: NoShell): Response =>
  new Response(
    `<!doctype html><html lang="uk"><meta charset="utf-8"><meta http-equiv="refresh" content="${retrySeconds}"><title>Немає зв’язку</title><h1>Немає зв’язку</h1><p>${uk}</p><p lang="en">${en}</p></html>`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );

/** Names of assets change with their content: what is kept is right for ever. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

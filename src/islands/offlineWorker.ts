/**
 * Keeps the pages of centres that a visitor has opened, so that a card can be read again without a connection. Reaches
 * /centres/ alone (in both languages): no staff page, and no page that the server calls personal (`no-store`).
 */
export {};

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchLike extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const store = 'vikno-centres-1';
const savedAt = 'x-vikno-saved';
const mostPages = 60;
const mostOther = 120;
const patienceMs = 8_000;

const words = {
  uk: {
    lang: 'uk',
    saved: (when: string) =>
      `Немає зв’язку із сервером. Це копія, збережена ${when}. Черга й години могли змінитися.`,
    none: 'Немає зв’язку із сервером',
    noneText: 'Цієї сторінки ви ще не відкривали, тож збереженої копії немає. Ось те, що збережено:',
    nothing: 'Збережених сторінок поки немає. Спробуйте, коли з’явиться зв’язок.',
  },
  en: {
    lang: 'en',
    saved: (when: string) =>
      `No connection to the server. This copy was saved ${when}. The queue and hours may have changed.`,
    none: 'No connection to the server',
    noneText: 'You have not opened this page before, so there is no copy. This is what is saved:',
    nothing: 'Nothing is saved yet. Try again when the connection is back.',
  },
};

self.addEventListener('install', () => {
  if (hasMethod(self, 'skipWaiting')) self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  if (!isFetch(event) || event.request.method !== 'GET') return;
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(newest(event.request));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(event.request));
});
// The page under which this worker began, with its styles: they came before it.
self.addEventListener('message', (event) => {
  if (!isWaiting(event)) return;
  const data: unknown = Reflect.get(event, 'data');
  const addresses = Array.isArray(data) ? data.filter((one): one is string => typeof one === 'string') : [];
  event.waitUntil(Promise.all(addresses.map(take)));
});

async function take(address: string): Promise<void> {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) await kept(new Request(url));
  else if (isCentrePage(url.pathname)) await keepPage(url.href, await fetch(url));
}

const isCentrePage = (path: string): boolean => /^(\/en)?\/centres\//.test(path);

/** From the server, and from the store when it does not answer. */
async function newest(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.status >= 500) return (await copyOf(request.url)) ?? answer;
    await keepPage(request.url, answer.clone()).catch(() => undefined);
    return answer;
  } catch {
    return (await copyOf(request.url)) ?? nothingSaved(request.url);
  }
}

/** Keeps a page that is the same for everybody, with the moment of keeping. */
async function keepPage(address: string, answer: Response): Promise<void> {
  const html = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  const forAll = /\bno-cache\b/.test(answer.headers.get('cache-control') ?? '');
  if (answer.status !== 200 || answer.redirected || !html || !forAll) return;
  const headers = new Headers(answer.headers);
  headers.set(savedAt, new Date().toISOString());
  const cache = await caches.open(store);
  const key = plainAddress(address);
  // Put anew at the end: what was read longest ago leaves first.
  await cache.delete(key);
  await cache.put(key, new Response(await answer.text(), { status: 200, headers }));
  await forget(cache, (path) => isCentrePage(path), mostPages);
}

const plainAddress = (address: string): string => address.replace(/#.*$/, '');

/** A kept page says at its top that it is a copy, and of when: nobody takes old hours for today's. */
async function copyOf(address: string): Promise<Response | undefined> {
  const cache = await caches.open(store);
  const known = await cache.match(plainAddress(address));
  if (!known) return undefined;
  const t = wordsOf(address);
  const at = new Date(known.headers.get(savedAt) ?? '');
  const [day, time] = [
    at.toLocaleDateString(t.lang),
    at.toLocaleTimeString(t.lang, { hour: '2-digit', minute: '2-digit' }),
  ];
  const when = t.lang === 'uk' ? `${day} о ${time}` : `on ${day} at ${time}`;
  const notice = `<p class="v-offline" role="status" lang="${t.lang}">${t.saved(when)}</p>`;
  const text = (await known.text()).replace(/<main[^>]*>/, (main) => main + notice);
  const headers = new Headers(known.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(text, { status: 200, headers });
}

const wordsOf = (address: string) => (new URL(address).pathname.startsWith('/en/') ? words.en : words.uk);

async function nothingSaved(address: string): Promise<Response> {
  const t = wordsOf(address);
  const cache = await caches.open(store);
  const pages = (await cache.keys())
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => isCentrePage(pathname));
  const items = await Promise.all(
    pages.reverse().map(async (url) => {
      const text = (await (await cache.match(url.href))?.text()) ?? '';
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? url.pathname;
      return `<li><a href="${url.pathname}">${title}</a></li>`;
    }),
  );
  const list = items.length > 0 ? `<p>${t.noneText}</p><ul>${items.join('')}</ul>` : `<p>${t.nothing}</p>`;
  const html = `<!doctype html><html lang="${t.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.none}</title></head><body><main><h1>${t.none}</h1>${list}</main></body></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** What never changes under its address is fetched once. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  const known = await cache.match(request.url);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) {
    await cache.put(request.url, answer.clone());
    await forget(cache, (path) => path.startsWith('/assets/'), mostOther);
  }
  return answer;
}

async function forget(cache: Cache, belongs: (path: string) => boolean, most: number): Promise<void> {
  const all = (await cache.keys()).filter(({ url }) => belongs(new URL(url).pathname));
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}

function isFetch(event: Event): event is FetchLike {
  return 'request' in event && 'respondWith' in event;
}

function isWaiting(event: Event): event is Waiting {
  return 'waitUntil' in event;
}

function hasMethod<Name extends string>(thing: object, name: Name): thing is Record<Name, () => unknown> {
  return name in thing && typeof Reflect.get(thing, name) === 'function';
}

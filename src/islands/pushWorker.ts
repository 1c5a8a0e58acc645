/** The service worker: shows what the server sends while no page is open. It keeps nothing and caches nothing. */
export {};

/** What is used of the worker's world; the types of the browser's window describe another one. */
declare const self: {
  readonly registration: {
    showNotification(title: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly WindowOfSite[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: () => void): void;
  addEventListener(type: 'push', listener: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
};
interface WindowOfSite {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}
interface Pushed extends Waiting {
  readonly data: { json(): unknown } | null;
}
interface Clicked extends Waiting {
  readonly notification: { readonly data: unknown; close(): void };
}

self.addEventListener('install', () => {
  self.skipWaiting().catch(() => undefined);
});

self.addEventListener('push', (event) => {
  const data = event.data?.json();
  const { text, tag, open } = isMessage(data) ? data : { text: 'Вікно', tag: '', open: '/' };
  event.waitUntil(
    self.registration.showNotification(text, {
      tag,
      // The next message about the same ticket takes the place of this one and sounds again.
      renotify: tag !== '',
      requireInteraction: true,
      vibrate: [300, 150, 300],
      data: open,
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(String(event.notification.data)));
});

/** The page of the ticket, in the window where it is open already. */
async function show(path: string): Promise<unknown> {
  const address = new URL(path, self.location.origin);
  if (address.origin !== self.location.origin) return undefined;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find(({ url }) => new URL(url).pathname.endsWith(address.pathname));
  return open ? open.focus() : self.clients.openWindow(address.href);
}

function isMessage(data: unknown): data is { text: string; tag: string; open: string } {
  return (
    typeof data === 'object' &&
    data !== null &&
    ['text', 'tag', 'open'].every((name) => typeof Reflect.get(data, name) === 'string')
  );
}

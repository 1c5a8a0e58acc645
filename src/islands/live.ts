/** What a live screen is told: the whole state at first, then whole new values. */
export interface LiveHandlers {
  /** `first` is true for the first state after connecting anew. */
  readonly update: (data: unknown, first: boolean) => void;
  /** Called whenever freshness changes: what is shown may be old while `stale`. */
  readonly freshness: (stale: boolean) => void;
}

/** The server beats every 10 s; without a sign of life for this long the screen says that it may be old. */
const staleAfterMs = 25_000;
const longestPauseMs = 15_000;

/**
 * Follows a live channel for as long as the page is open. The browser itself comes back with the last number
 * (Last-Event-ID) after a short break; where it gives up, or the line is dead but not closed, a new one is made.
 * What is returned ends it.
 */
export function follow(url: string, handlers: LiveHandlers): () => void {
  let source: EventSource | null = null;
  let lastSign = Date.now();
  let stale = false;
  let pause = 1_000;
  let reconnect: number | null = null;

  const sign = () => {
    lastSign = Date.now();
    pause = 1_000;
    setStale(false);
  };
  const setStale = (value: boolean) => {
    if (stale === value) return;
    stale = value;
    handlers.freshness(stale);
  };
  const receive = (event: MessageEvent<string>, first: boolean) => {
    sign();
    handlers.update(JSON.parse(event.data), first);
  };
  const connect = () => {
    reconnect = null;
    source?.close();
    source = new EventSource(url);
    source.addEventListener('snapshot', (event) => receive(event, true));
    source.addEventListener('delta', (event) => receive(event, false));
    source.addEventListener('beat', sign);
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) later();
    });
  };
  /** A refused connection is tried again ever more slowly: a server that starts is not stormed by all screens at once. */
  const later = () => {
    if (reconnect !== null) return;
    reconnect = window.setTimeout(connect, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, longestPauseMs);
  };
  const watch = window.setInterval(() => {
    if (Date.now() - lastSign <= staleAfterMs) return;
    setStale(true);
    // A line that is open but silent is dead.
    if (source?.readyState === EventSource.OPEN) later();
  }, 1_000);
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener('online', connect, { signal });
  window.addEventListener('offline', () => setStale(true), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden && Date.now() - lastSign > staleAfterMs) connect();
    },
    { signal },
  );
  connect();
  return () => {
    ended.abort();
    window.clearInterval(watch);
    if (reconnect !== null) window.clearTimeout(reconnect);
    source?.close();
  };
}

/** Writes freshness into the line that the server drew (`data-live-status`). */
export function showFreshness(stale: boolean): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-live-status]')) {
    line.hidden = false;
    const status = line.querySelector<HTMLElement>('.v-live');
    if (status) status.dataset.state = stale ? 'stale' : 'live';
    const text = line.querySelector('.v-live__text');
    if (text) text.textContent = (stale ? line.dataset.stale : line.dataset.fresh) ?? '';
  }
}

/** Keeps the clocks of a screen (`data-clock`) on Kyiv time. */
export function runClocks(): void {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Kyiv',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  window.setInterval(() => {
    const now = new Date();
    for (const clock of document.querySelectorAll<HTMLTimeElement>('time[data-clock]')) {
      clock.textContent = format.format(now);
      clock.dateTime = now.toISOString();
    }
  }, 1_000);
}

/** Whether something from outside is an object with these fields; what is told is checked before it is shown. */
export function hasFields<K extends string>(data: unknown, ...names: K[]): data is Record<K, unknown> {
  return typeof data === 'object' && data !== null && names.every((name) => name in data);
}

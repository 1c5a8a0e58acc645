import { follow, hasFields, showFreshness } from './live.ts';

const place = document.querySelector<HTMLElement>('[data-live]');
const locale = place?.dataset.locale === 'en' ? 'en' : 'uk';
const states = new Map<string, string>();
/** Phones of one hall do not all ask at once when a centre pauses. */
const spreadMs = 3_000;
let fetching = false;

if (place?.dataset.live) {
  follow(place.dataset.live, { update: receive, freshness: showFreshness });
}

function receive(data: unknown): void {
  showFreshness(false);
  if (!hasFields(data, 'shape', 'tickets') || !Array.isArray(data.tickets)) return;
  for (const ticket of data.tickets) show(ticket);
  const shown = document.querySelector<HTMLElement>('[data-shape]')?.dataset.shape;
  if (shown !== data.shape)
    draw(data.tickets.some((one) => hasFields(one, 'state') && one.state === 'called'));
}

/** Words and numbers change in place, so that a screen reader tells only what is new. */
function show(ticket: unknown): void {
  if (!hasFields(ticket, 'id', 'state', 'words', 'ahead', 'expected')) return;
  const id = String(ticket.id);
  const state = String(ticket.state);
  const section = document.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
  if (!section) return;
  write(section, '[data-words]', ticket.words);
  write(section, '[data-ahead]', ticket.ahead);
  write(section, '[data-expected]', ticket.expected);
  section.dataset.state = state;
  if (state === 'called' && states.get(id) !== 'called') buzz();
  states.set(id, state);
}

function write(section: HTMLElement, where: string, words: unknown): void {
  const element = section.querySelector(where);
  if (!element || !hasFields(words, 'uk', 'en')) return;
  const text = words[locale];
  if (typeof text === 'string' && element.textContent !== text) element.textContent = text;
}

/** Another state has other buttons: the server draws the page once more, without a reload. */
function draw(now: boolean): void {
  if (fetching) return;
  fetching = true;
  window.setTimeout(
    () => {
      fetchPage()
        .catch(() => undefined)
        .finally(() => {
          fetching = false;
        });
    },
    now ? 0 : Math.random() * spreadMs,
  );
}

async function fetchPage(): Promise<void> {
  const reply = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!reply.ok) return;
  const fresh = new DOMParser()
    .parseFromString(await reply.text(), 'text/html')
    .querySelector('[data-shape]');
  const old = document.querySelector('[data-shape]');
  if (!fresh || !old) return;
  const focused = document.activeElement instanceof HTMLElement && old.contains(document.activeElement);
  old.replaceWith(document.adoptNode(fresh));
  if (focused) document.getElementById('main')?.focus({ preventScroll: true });
  showFreshness(false);
}

/** Browsers let a page shake the phone only after it has been touched. */
function buzz(): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
}

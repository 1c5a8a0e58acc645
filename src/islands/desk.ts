import { follow, hasFields, showFreshness } from './live.ts';

/**
 * The console and the reception. Shortcuts (no modifier, never while a field has the focus), by the place of the key, so
 * that a Ukrainian layout is no obstacle: N call next · R call again · S start · F finish · X did not come · H hold ·
 * T transfer · Z undo · ? the list of keys.
 */
const shortcuts: Readonly<Record<string, string>> = {
  KeyN: 'call-next',
  KeyR: 'recall',
  KeyS: 'start',
  KeyF: 'finish',
  KeyX: 'no-show',
  KeyH: 'hold',
  KeyT: 'transfer',
  KeyZ: 'undo',
};
const refreshPauseMs = 2_000;

for (const place of document.querySelectorAll<HTMLElement>('[data-needs-script]')) place.hidden = false;
document.getElementById('print')?.addEventListener('click', () => window.print());

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
  if (event.key === '?') {
    toggleKeys(event);
    return;
  }
  const id = shortcuts[event.code];
  const button = id ? document.getElementById(id) : null;
  if (!button) return;
  event.preventDefault();
  button.focus();
  // «Finish» needs its result first: the key leads to the question.
  const result = id === 'finish' ? document.querySelector<HTMLSelectElement>('#finish-form select') : null;
  if (result && !result.value) result.focus();
  else if (button.getAttribute('aria-disabled') !== 'true') button.click();
});

/** The list of keys opens where it stands; a second press closes it. */
function toggleKeys(event: KeyboardEvent): void {
  const keys = document.getElementById('keys');
  if (!(keys instanceof HTMLDetailsElement)) return;
  event.preventDefault();
  keys.open = !keys.open;
  if (keys.open) keys.querySelector('summary')?.focus();
}

/** Minutes since the call or the start; the server has drawn the first. */
function showClocks(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-since]')) {
    const minutes = Math.floor((Date.now() - Date.parse(clock.dataset.since ?? '')) / 60_000);
    if (minutes >= 0) clock.textContent = (clock.dataset.words ?? '0').replace('0', String(minutes));
  }
}
window.setInterval(showClocks, 15_000);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}

const place = document.querySelector<HTMLElement>('[data-live]');
let refreshPlanned = false;
if (place?.dataset.live) {
  follow(place.dataset.live, {
    update: (data, first) => {
      showFreshness(false);
      if (hasFields(data, 'groups') && Array.isArray(data.groups)) data.groups.forEach(showCount);
      if (!first) planRefresh();
    },
    freshness: showFreshness,
  });
}

function showCount(group: unknown): void {
  if (!hasFields(group, 'id', 'waiting')) return;
  const cell = document.querySelector<HTMLElement>(`[data-count="${CSS.escape(String(group.id))}"]`);
  if (!cell) return;
  const waiting = Number(group.waiting);
  cell.textContent = waiting >= 100 ? (cell.dataset.many ?? '99+') : String(waiting);
}

/** The list is drawn by the server; in a busy hall it is fetched at most every two seconds. */
function planRefresh(): void {
  if (refreshPlanned || document.hidden) return;
  refreshPlanned = true;
  window.setTimeout(() => {
    refreshPlanned = false;
    refresh().catch(() => undefined);
  }, refreshPauseMs);
}

async function refresh(): Promise<void> {
  const response = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const old of document.querySelectorAll<HTMLElement>('[data-refresh]')) {
    const next = fresh.querySelector(`[data-refresh="${CSS.escape(old.dataset.refresh ?? '')}"]`);
    if (next && !old.contains(document.activeElement)) old.replaceChildren(...next.children);
  }
  refreshCallButton(fresh);
}

/** «Call next» becomes possible when the first visitor comes, without a reload. Only its state is taken, never its key. */
function refreshCallButton(fresh: Document): void {
  const form = document.getElementById('call-form');
  const next = fresh.getElementById('call-form');
  if (!form || !next || form.contains(document.activeElement)) return;
  const was = form.querySelector('[aria-disabled]') !== null;
  const is = next.querySelector('[aria-disabled]') !== null;
  if (was !== is) form.replaceWith(document.adoptNode(next));
}

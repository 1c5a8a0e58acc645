import { follow, showFreshness } from './live.ts';

/** Content is fetched anew at most so often, milliseconds: a busy hall changes every second. */
const rest = 4_000;

const place = document.querySelector<HTMLElement>('[data-live]');
let fetched = Number.NEGATIVE_INFINITY;
let planned: number | null = null;

if (place?.dataset.live) {
  let begun = false;
  follow(place.dataset.live, {
    update: () => {
      // The page has just been drawn: the first message brings nothing new.
      if (begun) plan();
      begun = true;
      showFreshness(false);
    },
    freshness: showFreshness,
  });
}

function plan(): void {
  if (planned !== null) return;
  planned = window.setTimeout(
    () => {
      planned = null;
      renew().catch(() => undefined);
    },
    Math.max(0, fetched + rest - Date.now()),
  );
}

/** Takes the page's own new content; what the reader is focused on stays until they move on. */
async function renew(): Promise<void> {
  fetched = Date.now();
  const old = document.getElementById('main');
  if (!old) return;
  if (document.hidden || old.contains(document.activeElement)) {
    window.setTimeout(plan, rest);
    return;
  }
  const reply = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!reply.ok || reply.redirected) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('main');
  if (fresh && !old.contains(document.activeElement))
    old.replaceChildren(...Array.from(fresh.childNodes, (node) => document.adoptNode(node)));
}

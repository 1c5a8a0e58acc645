// Papers of a case are made in the background. Only their part of the page changes, so no press on the rest is lost.
const parser = new DOMParser();
const pause = 1_500;
/** After this many looks something is wrong, and the link «refresh» remains. */
const most = 80;

let pressed = false;
document.addEventListener('pointerdown', () => {
  pressed = true;
});
for (const end of ['pointerup', 'pointercancel'])
  document.addEventListener(end, () => {
    // The click comes after the button is let go.
    window.setTimeout(() => {
      pressed = false;
    }, 300);
  });

const papers = () => document.querySelector<HTMLElement>('[data-papers]');

async function load(url: string): Promise<Document | null> {
  try {
    const reply = await fetch(url, { headers: { accept: 'text/html' } });
    return reply.ok ? parser.parseFromString(await reply.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** Puts the new state of one part in place of the old one; false while somebody is using it. */
function replace(selector: string, from: Document): boolean {
  const old = document.querySelector<HTMLElement>(selector);
  const fresh = from.querySelector<HTMLElement>(selector);
  if (!old || !fresh) return true;
  if (pressed || old.contains(document.activeElement)) return false;
  // The element itself stays, for it is what a screen reader listens to.
  if (old.innerHTML !== fresh.innerHTML)
    old.replaceChildren(...Array.from(fresh.childNodes, (node) => document.adoptNode(node)));
  Object.assign(old.dataset, fresh.dataset);
  return true;
}

async function look(times: number): Promise<void> {
  const url = papers()?.dataset.papers;
  if (!url || url === 'ready' || times > most) return;
  const page = await load(url);
  if (page) replace('[data-papers]', page);
  if (papers()?.dataset.papers !== 'ready') {
    later(() => look(times + 1));
    return;
  }
  // The next step may have waited for the paper; the page itself is asked for once, when all are made.
  const whole = document.querySelector('[data-path]') && (await load(window.location.href));
  if (whole) await renew(whole);
}

async function renew(whole: Document): Promise<void> {
  if (!replace('[data-path]', whole)) later(() => renew(whole));
}

function later(next: () => Promise<void>): void {
  window.setTimeout(() => {
    if (document.hidden) later(next);
    else void next();
  }, pause);
}

later(() => look(0));

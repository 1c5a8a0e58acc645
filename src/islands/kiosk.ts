import { watchIdle } from './kiosk/idle.ts';
import { drawKeyboards } from './kiosk/keyboard.ts';
import { hush, offerSpeech } from './kiosk/speech.ts';
import { readOutbox } from './kiosk/store.ts';
import { keepShell, prepare, sendOutbox } from './kiosk/sync.ts';
import { runClocks } from './live.ts';

const home = '/kiosk';
const standingEveryMs = 10_000;
const printEveryMs = 1_000;
const tries = 3;
/** What a form held when its answer was lost; taken up by the shell, and gone with it. */
const pendingKey = 'vikno-kiosk-pending';

const idlePlace = () => document.querySelector<HTMLElement>('[data-idle]');
const idle = watchIdle({ limit: () => Number(idlePlace()?.dataset.idle ?? 0), startAgain });
let busy = false;

runClocks();
dress();
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('#print')) window.print();
  const link = target?.closest<HTMLAnchorElement>('a[href]');
  if (!link || link.origin !== location.origin || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go(link.href);
});
document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const form = event.target;
  if (form.method === 'get') go(`${form.action}?${words(form, null)}`);
  else void send(form, event.submitter);
});
document.addEventListener('input', (event) => {
  const form = event.target instanceof HTMLInputElement ? event.target.form : null;
  if (form && 'search' in form.dataset) searchSoon(form);
});
// A screen restored by «back» would show the last visitor's answers.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) startAgain();
});
window.setInterval(() => {
  // The start itself: fetched anew now and then, so that hours and counts are true.
  if (Number(idlePlace()?.dataset.idle ?? 0) === 0 && idle.quiet() > 60) startAgain();
}, 5_000);
window.setInterval(() => void watchStanding(), standingEveryMs);
window.setInterval(() => void watchPrint(), printEveryMs);
window.setInterval(() => void tend(), 15_000);
void tend();

/** Every screen takes the place of the one before: «back» leads nowhere near anybody's answers. */
function go(address: string): void {
  hush();
  location.replace(address);
}

function startAgain(): void {
  for (const form of document.forms) form.reset();
  go(home);
}

/** What a script adds to a screen that works without it. */
function dress(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-needs-script]')) place.hidden = false;
  offerSpeech();
  drawKeyboards();
}

function words(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') body.append(name, value);
  return body;
}

/** Sends a form under its one key as often as it takes: pressed twice or sent twice, it happens once. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (busy) return;
  busy = true;
  const body = words(form, submitter);
  for (let turn = 0; turn < tries; turn += 1) {
    try {
      const answer = await fetch(form.action, { method: 'POST', body, signal: AbortSignal.timeout(6_000) });
      if (![502, 503, 504].includes(answer.status)) {
        if (answer.redirected) go(answer.url);
        else show(await answer.text());
        busy = false;
        return;
      }
    } catch {
      // The line is down or the answer was lost: the same key asks again.
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  busy = false;
  // The visitor has said everything already: the shell gives the number without asking again.
  if ('issue' in form.dataset) sessionStorage.setItem(pendingKey, JSON.stringify(Object.fromEntries(body)));
  go(document.documentElement.lang === 'en' ? '/en/kiosk/offline' : '/kiosk/offline');
}

/** An answer that is a screen takes the place of this one. */
function show(html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  document.title = next.title;
  document.body.replaceWith(next.body);
  dress();
  document.querySelector<HTMLElement>('[aria-invalid="true"], #main')?.focus();
}

let searchTimer = 0;
let searched = 0;
function searchSoon(form: HTMLFormElement): void {
  window.clearTimeout(searchTimer);
  searchTimer = window.setTimeout(() => void search(form), 120);
}

async function search(form: HTMLFormElement): Promise<void> {
  searched += 1;
  const mine = searched;
  try {
    const answer = await fetch(`${form.action}?${words(form, null)}`, { signal: AbortSignal.timeout(5_000) });
    if (!answer.ok || mine !== searched) return;
    const next = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector('[data-found]');
    if (next && mine === searched) document.querySelector('[data-found]')?.replaceWith(next);
  } catch {
    // Without a connection the button leads to the shell, which searches by itself.
  }
}

/** A paused, closed or locked kiosk comes back by itself, and a working one stops by itself. */
async function watchStanding(): Promise<void> {
  const shown = idlePlace()?.dataset.standing;
  if (!shown) return;
  try {
    const answer = await fetch('/api/v1/kiosk/state', { signal: AbortSignal.timeout(5_000) });
    const { standing }: { standing?: string } = await answer.json();
    if (answer.ok ? standing !== shown : answer.status === 401) startAgain();
  } catch {
    if (idle.quiet() > 10) startAgain();
  }
}

/** Looks whether the paper is out, until it is known. */
async function watchPrint(): Promise<void> {
  const line = document.querySelector<HTMLElement>('[data-watch]');
  if (!line?.dataset.watch) return;
  try {
    const answer = await fetch(line.dataset.watch, { signal: AbortSignal.timeout(3_000) });
    const { tickets }: { tickets?: { ticketId: string; print: string | null }[] } = await answer.json();
    const now = tickets?.find(({ ticketId }) => ticketId === line.dataset.ticket)?.print;
    if (now && now !== line.dataset.print && now !== 'sending') location.reload();
  } catch {
    // Asked again in a second.
  }
}

/** Learns what is needed without a connection, and sends what was given without one. */
async function tend(): Promise<void> {
  try {
    const unsent = await readOutbox();
    const left = unsent.length === 0 ? 0 : (await sendOutbox()).left;
    const badge = document.querySelector<HTMLElement>('[data-unsent]');
    if (badge) badge.textContent = left === 0 ? '' : `${badge.dataset.unsent} ${left}`;
    await prepare();
    await keepShellOnce();
  } catch {
    // No connection, or a browser without storage: the kiosk works as long as the server answers.
  }
}

const shellKeptKey = 'vikno-kiosk-shell';
async function keepShellOnce(): Promise<void> {
  if (Math.abs(Date.now() - Number(localStorage.getItem(shellKeptKey) ?? 0)) < 10 * 60_000) return;
  await keepShell();
  localStorage.setItem(shellKeptKey, String(Date.now()));
}

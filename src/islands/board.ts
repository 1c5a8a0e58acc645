import type { BoardCall, BoardPause, BoardSetup, BoardState } from '../modules/queue/rules/boardView.ts';
import { pauseKinds } from '../modules/queue/rules/pause.ts';
import { createScreen } from './boardScreen.ts';
import { follow, hasFields, runClocks } from './live.ts';
import { turnSlides } from './slides.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { createVoice, type Voice } from './voice.ts';

const turnLanguageMs = 10_000;
const kept = 'vikno-board';
const renewHours = 6;

let voice: Voice | null = null;
let speaker: Speaker | null = null;
let stop: () => void = () => undefined;
let renewing = false;
let english = false;
let lastPause: string | null | undefined;

/** Brings the screen of the page to life; called again when a changed page has taken its place. */
function start(): void {
  const root = document.querySelector<HTMLElement>('[data-board]');
  const setup = root && readSetup(root.dataset.board);
  const address = root?.dataset.live;
  if (!root || !setup || !address) return;
  if (setup.worker) keepShell(setup.worker);
  listen(setup);
  const screen = createScreen(root, setup);
  const stopSlides = turnSlides(root);
  let revision = setup.revision;
  let known = false;
  // What was shown last, should the server be away: newer than a page from the cache.
  const old = readKept(address);
  if (old) screen.draw(old, true);
  const stopFollowing = follow(address, {
    update: (data) => {
      const state = readState(data);
      if (!state) return;
      screen.draw(state, !known);
      known = true;
      speaker?.hear(state.calls);
      tellPause(state);
      keep(address, state);
      if (state.revision !== revision) {
        revision = state.revision;
        void renew();
      }
    },
    freshness: (stale) => {
      for (const line of document.querySelectorAll<HTMLElement>('[data-stale-line]')) line.hidden = !stale;
      document.querySelector<HTMLElement>('[data-board]')?.toggleAttribute('data-stale', stale);
    },
  });
  const flashing = window.setInterval(screen.tick, 1_000);
  stop = () => {
    stopFollowing();
    stopSlides();
    window.clearInterval(flashing);
  };
}

/** The voice outlives a change of the page: a browser that once let it sound would not let a new one. */
function listen(setup: BoardSetup): void {
  if (!setup.speaks && !voice) return;
  if (!voice) {
    voice = createVoice(setup.voice);
    voice.onChange(showSound);
    speaker = createSpeaker(voice, setup);
  } else speaker?.configure(setup);
  showSound();
}

function showSound(): void {
  const setup = readSetup(document.querySelector<HTMLElement>('[data-board]')?.dataset.board);
  const blocked = setup?.speaks === true && voice !== null && !voice.audible();
  for (const line of document.querySelectorAll<HTMLElement>('[data-sound-line]')) line.hidden = !blocked;
}

function tellPause({ pause }: BoardState): void {
  const now = pause?.since ?? null;
  const before = lastPause;
  lastPause = now;
  if (before === now || before === undefined) return;
  if (pause?.kind === 'other') speaker?.announce('paused', pause.note ? '/board/speech' : undefined);
  else if (pause) speaker?.announce(pause.kind);
  else speaker?.announce('resumed');
  // The shelter and the hour come with the page.
  void renew();
}

/** Fetches the page anew and puts its board in the place of this one; the calls stay in view until it is here. */
async function renew(): Promise<void> {
  if (renewing || window.location.pathname !== '/board') return;
  renewing = true;
  try {
    const response = await fetch('/board', { cache: 'no-store', headers: { accept: 'text/html' } });
    if (response.redirected || response.status === 401 || response.status === 403) {
      // Revoked or paired anew elsewhere: this screen has nothing to show any more.
      window.location.assign(response.redirected ? response.url : '/board');
      return;
    }
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const board = fresh.querySelector<HTMLElement>('[data-board]');
    const old = document.querySelector<HTMLElement>('[data-board]');
    if (!board || !old) return;
    if (scriptsOf(fresh) !== scriptsOf(document)) {
      window.location.reload();
      return;
    }
    stop();
    document.title = fresh.title;
    document.documentElement.lang = fresh.documentElement.lang;
    old.replaceWith(document.adoptNode(board));
    turnTo(english);
    start();
  } catch {
    window.setTimeout(() => void renew(), 5_000 + Math.random() * 5_000);
  } finally {
    renewing = false;
  }
}

const scriptsOf = (page: Document): string =>
  [...page.querySelectorAll('script[src], link[rel="stylesheet"]')]
    .map((one) => one.getAttribute('src') ?? one.getAttribute('href'))
    .join();

function turnLanguage(): void {
  english = !english;
  turnTo(english);
}

function turnTo(toEnglish: boolean): void {
  for (const words of document.querySelectorAll<HTMLElement>('[data-turn]'))
    words.hidden = (words.dataset.turn === 'en') !== toEnglish;
}

/** The page and its parts survive a reload without a server; only where the browser trusts the connection. */
function keepShell(address: string): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(address, { scope: '/board' }).catch(() => undefined);
}

function keep(address: string, state: BoardState): void {
  try {
    localStorage.setItem(kept, JSON.stringify({ address, day: today(), state }));
  } catch {
    // Storage is full or forbidden: the board shows what it is told.
  }
}

/** Yesterday's calls are nobody's. */
function readKept(address: string): BoardState | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (!hasFields(found, 'address', 'day', 'state')) return null;
    return found.address === address && found.day === today() ? readState(found.state) : null;
  } catch {
    return null;
  }
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(Date.now());

function readSetup(text: string | undefined): BoardSetup | null {
  const data: unknown = JSON.parse(text ?? 'null');
  return isSetup(data) ? data : null;
}

const isSetup = (data: unknown): data is BoardSetup =>
  hasFields(data, 'revision', 'rows', 'speaks', 'voice', 'volumes', 'worker');

function readState(data: unknown): BoardState | null {
  return isState(data) && Array.isArray(data.calls) && data.calls.every(isCall) ? data : null;
}

const isState = (data: unknown): data is BoardState =>
  hasFields(data, 'calls', 'revision', 'pause', 'plates') && (data.pause === null || isPause(data.pause));

const isPause = (data: unknown): data is BoardPause =>
  hasFields(data, 'kind', 'note', 'since') && pauseKinds.some((kind) => kind === data.kind);

const isCall = (data: unknown): data is BoardCall =>
  hasFields(data, 'id', 'number', 'prefix', 'sequence', 'desk', 'floor', 'state', 'call', 'at');

runClocks();
start();
window.setInterval(turnLanguage, turnLanguageMs);
// A board runs for weeks: it takes the newest program, and today's slides, by itself.
window.setInterval(() => void renew(), renewHours * 3600_000 + Math.random() * 3600_000);

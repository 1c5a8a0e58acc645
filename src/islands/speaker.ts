import { announcement, type SpokenSentence, sentenceFragment } from '../modules/queue/rules/announcement.ts';
import { freshCalls, stillTrue, unspoken, worthSayingMs } from '../modules/queue/rules/announcementQueue.ts';
import { type BoardCall, type BoardSetup, volumeAt } from '../modules/queue/rules/boardView.ts';
import { hasFields } from './live.ts';
import type { Voice } from './voice.ts';

/** The board's part in the voice of its zone: asks for the word, keeps what is to be said, says it in sequence. */
export interface Speaker {
  /** All calls as the server tells them now. */
  readonly hear: (calls: readonly BoardCall[]) => void;
  /** `address`: what the server reads from text, said after it. */
  readonly announce: (sentence: SpokenSentence, address?: string) => void;
  readonly configure: (setup: BoardSetup) => void;
}

const renewMs = 15_000;
/** The longest announcement with its gong: a sentence is begun only if the lease outlasts it. */
const longestSentenceMs = 14_000;

export function createSpeaker(voice: Voice, first: BoardSetup): Speaker {
  let setup = first;
  const holder = crypto.randomUUID();
  let known: Map<string, number> | null = null;
  let latest: readonly BoardCall[] = [];
  let pending: BoardCall[] = [];
  let notices: string[][] = [];
  /** By the clock that nobody sets: until when this board may speak. */
  let mayUntil = 0;
  let spokenThrough: string | null = null;
  /** Day for which the server wants it said that the centre closes soon; and the last on which this page has said it. */
  let closing: string | null = null;
  let closingSaidOn: string | null = null;
  /** The clock of this computer may be wrong: added to it, it is the server's. */
  let clockError = 0;
  let busy = false;
  let asking = false;

  const serverNow = () => Date.now() + clockError;
  const mine = () => performance.now() + longestSentenceMs < mayUntil;

  const hear = (calls: readonly BoardCall[]) => {
    latest = calls;
    const before = known;
    const next = new Map(calls.map((call) => [call.id, call.call]));
    for (const [id, call] of before ?? []) if (!next.has(id)) next.set(id, call);
    // What was called before this page opened is for the speaker of that time, or for whoever takes the word from it.
    const fresh = before === null ? [] : freshCalls(before, calls);
    known = new Map([...next].slice(0, 500));
    pending = stillTrue(pending, calls).filter(({ id }) => !fresh.some((call) => call.id === id));
    pending.push(...fresh);
    void goOn();
  };

  const ask = async (done: boolean): Promise<void> => {
    if (asking && !done) return;
    asking = true;
    const sent = performance.now();
    const wasMine = mayUntil > sent;
    try {
      const response = await fetch('/board/speaker', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ holder, spokenThrough, closingSaidOn, done }),
        keepalive: done,
      });
      const answer: unknown = response.ok ? await response.json() : null;
      if (!hasFields(answer, 'granted', 'seconds', 'spokenThrough', 'now')) return;
      if (typeof answer.now === 'string') clockError = Date.parse(answer.now) - Date.now();
      if (answer.granted !== true || typeof answer.seconds !== 'number') {
        mayUntil = 0;
        return;
      }
      // Counted from before the request: the server cannot think the lease over earlier than the board does.
      mayUntil = sent + answer.seconds * 1_000;
      const due = hasFields(answer, 'closing') ? answer.closing : null;
      closing = typeof due === 'string' && due !== closingSaidOn ? due : null;
      if (!wasMine) takeOver(typeof answer.spokenThrough === 'string' ? answer.spokenThrough : null);
      void goOn();
    } catch {
      // No line to the server: the lease runs out by itself.
    } finally {
      asking = false;
    }
  };

  /** The word is new here: what the last speaker did not say any more is said now. */
  const takeOver = (through: string | null) => {
    if (through !== null && (spokenThrough === null || through > spokenThrough)) spokenThrough = through;
    if (through === null) return;
    const waiting = new Set(pending.map(({ id }) => id));
    const missed = unspoken(latest, spokenThrough, serverNow()).filter(({ id }) => !waiting.has(id));
    pending = [...missed, ...pending].sort((a, b) => a.at.localeCompare(b.at));
  };

  const goOn = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      while (mine() && voice.audible() && setup.speaks) {
        const notice = notices.shift();
        if (notice) {
          await voice.say(notice, volumeNow(), false);
          continue;
        }
        if (closing !== null) {
          const day = closing;
          closing = null;
          await voice.say([sentenceFragment('closesSoon')], volumeNow(), true);
          // Told at once: who takes the word over does not say it again.
          closingSaidOn = day;
          void ask(false);
          continue;
        }
        const call = pending.shift();
        if (!call) break;
        if (serverNow() - Date.parse(call.at) > worthSayingMs) continue;
        if (spokenThrough === null || call.at > spokenThrough) spokenThrough = call.at;
        await voice.say(
          announcement({
            prefix: call.prefix,
            number: call.sequence,
            desk: call.desk,
            floor: setup.saysFloor ? call.floor : undefined,
          }),
          volumeNow(),
          true,
        );
      }
    } finally {
      busy = false;
    }
  };

  const volumeNow = () => volumeAt(kyivTime(serverNow()), setup.volumes, setup.volume);

  const tick = () => {
    // A board without sound leaves the word to one that has it.
    if (setup.speaks && voice.audible()) void ask(false);
    else if (mayUntil > performance.now()) {
      mayUntil = 0;
      void ask(true);
    }
    const now = serverNow();
    pending = pending.filter(({ at }) => now - Date.parse(at) <= worthSayingMs);
  };
  window.setInterval(tick, renewMs);
  voice.onChange(tick);
  window.addEventListener('pagehide', () => {
    if (mayUntil > performance.now()) void ask(true);
  });
  window.addEventListener('online', tick);
  tick();

  return {
    hear,
    announce: (sentence, address) => {
      // Only the newest counts: after «відновлено» nobody wants to hear «призупинено».
      notices = [[sentenceFragment(sentence), ...(address ? [address] : [])]];
      void goOn();
    },
    configure: (changed) => {
      // Another zone is another word: it is asked for anew.
      if (mayUntil > performance.now()) void ask(true);
      mayUntil = 0;
      setup = changed;
      window.setTimeout(tick, 300);
    },
  };
}

const kyivClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const kyivTime = (at: number): string => kyivClock.format(at);

import { suggestionsFor } from '#modules/eoffices/rules/suggest.ts';
import { fillForm, problemsOf, readForm, showProblems } from './journal/form.ts';
import { addDone, drawWaiting, wordsOfSent } from './journal/lists.ts';
import {
  type Access,
  addWaiting,
  changeWaiting,
  dropWaiting,
  type Kept,
  readAccess,
  readOutbox,
  readVisitors,
  type Visitors,
} from './journal/store.ts';
import { suggest } from './journal/suggest.ts';
import { askLine, type Line, learn, sendOutbox } from './journal/sync.ts';
import { counted, shownDate, type Words } from './journal/words.ts';
import { keepShells } from './shell/keepShell.ts';

/**
 * The entry page of an operator: each entry is kept on the device first, encrypted, and sent from there, with a line or
 * without one. Where the browser cannot keep a secret (no https, no storage) the form stays a plain form.
 */
const askEveryMs = 5_000;
const learnEveryMs = 30 * 60_000;
const mostSuggested = 6;
const base = location.pathname.startsWith('/en/') ? '/en' : '';

const form = document.querySelector<HTMLFormElement>('form#entry');
const waitingPlace = document.querySelector<HTMLElement>('[data-waiting]');
const donePlace = document.querySelector<HTMLElement>('[data-done]');
const told = document.querySelector<HTMLElement>('[data-told]');
const linePlace = document.querySelector<HTMLElement>('[data-line]');
const t: Words = JSON.parse(waitingPlace?.dataset.offline ?? '{}');

let access: Access | undefined;
let visitors: Visitors = [];
let line: Line = 'up';
let learntAt = 0;
let dateChosen = false;
/** The entry that is mended, when one is. */
let mending: Kept | null = null;
let fresh: Record<string, string> = {};

if (form && waitingPlace && donePlace && window.isSecureContext && 'locks' in navigator)
  void begin(form).catch(() => undefined);

async function begin(place: HTMLFormElement): Promise<void> {
  access = await readAccess();
  if (access) visitors = await readVisitors(access);
  fresh = readForm(place);
  place.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(place);
  });
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    place.requestSubmit();
  });
  field(place, 'date')?.addEventListener('input', () => {
    dateChosen = true;
  });
  suggestVisitors(place);
  suggestTopics(place);
  for (const hidden of document.querySelectorAll<HTMLElement>('[data-needs-line]')) hidden.hidden = false;
  if (linePlace) linePlace.hidden = false;
  window.addEventListener('online', () => void tick());
  window.addEventListener('offline', () => void show('down'));
  window.setInterval(() => void tick(), askEveryMs);
  empty(place);
  await tick();
}

const field = (place: HTMLFormElement, name: string): HTMLInputElement | null => {
  const found = place.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
};

/** Today by the server's clock, as far as this device has learnt it. */
const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(
    new Date(Date.now() + (access?.offsetMs ?? 0)),
  );

/** An empty form for the next visitor. */
function empty(place: HTMLFormElement): void {
  mending = null;
  dateChosen = false;
  for (const name of Object.keys(fresh))
    if (name !== 'serviceId') fillForm(place, { [name]: fresh[name] ?? '' });
  fillForm(place, { date: today(), serviceId: '', topic: '' });
  for (const radio of place.querySelectorAll<HTMLInputElement>('[name="socialStatus"]'))
    radio.checked = false;
  showProblems(place, {});
  const date = field(place, 'date');
  if (date) date.max = today();
  field(place, 'personName')?.focus();
}

/** The form is empty for the next visitor at once: who types on is not waited for. What cannot be kept comes back. */
async function save(place: HTMLFormElement): Promise<void> {
  const { topic: _, ...values } = readForm(place);
  const problems = problemsOf(values, t.errors);
  showProblems(place, problems);
  if (Object.keys(problems).length > 0) return;
  if (!access) {
    say(t.noKey, 'danger');
    return;
  }
  const common = { values, dateChosen, eofficeId: access.eofficeId, refusal: null };
  const old = mending;
  const lineThen = line;
  empty(place);
  try {
    if (old) await changeWaiting(access, { ...old, ...common });
    else
      await addWaiting(access, {
        ...common,
        id: crypto.randomUUID(),
        offline: lineThen !== 'up',
        writtenAt: new Date().toISOString(),
        offsetMs: access.offsetMs,
        contactAt: access.contactAt,
      });
  } catch {
    fillForm(place, values);
    ({ dateChosen } = common);
    mending = old;
    say(t.full, 'danger');
    return;
  }
  if (lineThen !== 'up') say(t.kept, 'info');
  await tick();
}

let ticking: Promise<void> | null = null;
/** Sends what waits, asks for the line, learns anew when it is time. One at a time; a call meanwhile waits for its own. */
async function tick(): Promise<void> {
  await ticking;
  ticking = beat().finally(() => {
    ticking = null;
  });
  await ticking;
}

async function beat(): Promise<void> {
  if (!access || line !== 'up' || Date.now() - learntAt > learnEveryMs) await learnAnew();
  const waits = (await readOutbox(access)).mine.some(({ refusal }) => !refusal);
  if (access && waits && line !== 'signedOut') {
    const result = await sendOutbox(access);
    for (const one of result.sent) {
      say(
        wordsOfSent(one, t),
        one.answer.kind === 'recorded' && one.answer.notices.length === 0 ? 'success' : 'warning',
      );
      if (donePlace && one.answer.kind !== 'refused') addDone(donePlace, one, t, base);
    }
    await show(result.line);
  } else await show(line === 'signedOut' ? line : await askLine());
}

async function learnAnew(): Promise<void> {
  const learnt = await learn();
  line = learnt.line;
  if (!learnt.access) return;
  access = learnt.access;
  learntAt = Date.now();
  visitors = await readVisitors(access);
  if (form && !dateChosen && !mending) fillForm(form, { date: today() });
  const shell = `${base}/e-offices/journal/new`;
  await keepShells({
    worker: '/journal-worker.js',
    scopes: [shell],
    shells: [shell],
    cache: 'vikno-journal-1',
  }).catch(() => undefined);
}

/** The state of the line and what waits, in words. */
async function show(now: Line): Promise<void> {
  line = now;
  const outbox = await readOutbox(access);
  if (waitingPlace) drawWaiting(waitingPlace, outbox, t, { mend, drop, date: asDate });
  const status = linePlace?.querySelector<HTMLElement>('.v-live');
  const text = linePlace?.querySelector<HTMLElement>('.v-live__text');
  if (!status || !text) return;
  const count = outbox.mine.length;
  const words = [t.line[now], count > 0 ? counted(t.waiting, count, t.locale) : '']
    .filter(Boolean)
    .join(', ');
  if (text.textContent === words) return;
  status.dataset.state = now === 'up' ? 'live' : 'stale';
  text.textContent = words;
  if (now !== 'signedOut') return;
  const way = document.createElement('a');
  way.href = `${base}/sign-in?next=${encodeURIComponent(`${base}/e-offices/journal/new`)}`;
  way.textContent = t.signIn;
  text.append('. ', way);
}

function say(text: string, tone: 'success' | 'info' | 'warning' | 'danger'): void {
  if (!told) return;
  const message = document.createElement('p');
  message.className = 'ds-alert v-alert';
  message.dataset.color = tone;
  message.textContent = text;
  told.replaceChildren(message);
}

function mend(kept: Kept): void {
  if (!form) return;
  empty(form);
  mending = kept;
  fillForm(form, kept.values);
  form.querySelector('select[name="serviceId"]')?.dispatchEvent(new Event('change'));
  dateChosen = kept.dateChosen || kept.refusal?.kind === 'clock';
}

async function drop(kept: Kept): Promise<void> {
  if (!window.confirm(t.actions.dropSure)) return;
  await dropWaiting(kept.seq);
  await show(line);
}

async function asDate(kept: Kept, date: string): Promise<void> {
  if (!access) return;
  await changeWaiting(access, {
    ...kept,
    values: { ...kept.values, date },
    dateChosen: true,
    refusal: null,
  });
  await tick();
}

/** Who was here before: name, address and status are taken over, and the question is next. */
function suggestVisitors(place: HTMLFormElement): void {
  const input = field(place, 'personName');
  if (!input) return;
  suggest(input, input.labels?.[0]?.textContent ?? '', {
    find: (typed) => suggestionsFor(visitors, typed, ({ personName }) => personName, mostSuggested),
    show: (visitor) => ({
      text: visitor.personName,
      hint: [
        visitor.address,
        t.statuses[visitor.socialStatus],
        t.cameBefore.replace('{n}', String(visitor.times)).replace('{date}', shownDate(visitor.lastDate)),
      ]
        .filter(Boolean)
        .join(' · '),
    }),
    take: ({ personName, address, socialStatus }) => {
      fillForm(place, { personName, address, consent: 'given', socialStatus });
      place.querySelector<HTMLElement>('[name="topic"], [name="content"]')?.focus();
    },
  });
}

/** A list of hundreds of services is searched by any word; what is taken becomes the content when there is none yet. */
function suggestTopics(place: HTMLFormElement): void {
  const select = place.querySelector<HTMLSelectElement>('select[name="serviceId"]');
  const label = select?.labels[0];
  if (!select || !label) return;
  // The same service of several centres is one topic.
  const topics = [...new Map([...select.options].reverse().map((option) => [option.text, option])).values()]
    .reverse()
    .filter(({ value }) => value !== '');
  const input = document.createElement('input');
  input.className = 'ds-input';
  input.name = 'topic';
  input.id = 'topic';
  input.type = 'text';
  label.htmlFor = input.id;
  select.hidden = true;
  select.before(input);
  const content = place.querySelector<HTMLTextAreaElement>('textarea[name="content"]');
  input.addEventListener('input', () => {
    select.value = '';
  });
  select.addEventListener('change', () => {
    input.value = select.value === '' ? '' : (select.selectedOptions[0]?.textContent ?? '');
  });
  suggest(input, label.textContent ?? '', {
    find: (typed) => suggestionsFor(topics, typed, ({ text }) => text, mostSuggested),
    show: ({ text }) => ({ text, hint: '' }),
    take: ({ text, value }) => {
      input.value = text;
      select.value = value;
      if (content && content.value.trim() === '') content.value = text;
      content?.focus();
    },
  });
}

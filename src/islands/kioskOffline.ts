import { buildSearch } from '#modules/catalogue/rules/search.ts';
import { toggleEasy } from './kiosk/easy.ts';
import { dayOf, serverNow, standingOf, timeOf } from './kiosk/hours.ts';
import { drawKeyboards } from './kiosk/keyboard.ts';
import { drawPaper, type Given } from './kiosk/paper.ts';
import {
  copyOf,
  element,
  type Purpose,
  purposes,
  qrElement,
  say,
  type Tile,
  tileOf,
  type Words,
} from './kiosk/screens.ts';
import { newSecret } from './kiosk/secret.ts';
import { type Facts, giveNumber, readFacts, readOutbox } from './kiosk/store.ts';
import { askLine, sendOutbox } from './kiosk/sync.ts';

const askEveryMs = 4_000;
const idleSeconds = 45;
const pendingKey = 'vikno-kiosk-pending';
const mostFound = 8;

const place = document.querySelector<HTMLElement>('[data-offline]');
const words: Words = JSON.parse(place?.dataset.offline ?? '{}');
const t = (key: string) => say(words, key);
const own = (names: { readonly nameUk: string; readonly nameEn: string }) =>
  words.locale === 'en' ? names.nameEn : names.nameUk;

/** What one visitor has said so far: in memory alone. */
interface Visit {
  readonly code: string;
  readonly numbers: Given[];
  name: string | null;
  sign: boolean;
  /** Key of the online form whose answer was lost. */
  instead: string | null;
}
interface Choice {
  readonly group: string;
  readonly service?: string | undefined;
  readonly category?: string | undefined;
}

const newVisit = (): Visit => ({ code: newSecret(), numbers: [], name: null, sign: false, instead: null });

let facts: Facts | undefined;
let visit = newVisit();
let atStart = true;
let lastTouch = Date.now();

void begin();

async function begin(): Promise<void> {
  facts = await readFacts().catch(() => undefined);
  for (const event of ['pointerdown', 'keydown', 'input'] as const)
    document.addEventListener(event, () => {
      lastTouch = Date.now();
    });
  control('[data-start]', start);
  control('[data-easy]', toggleEasy);
  window.setInterval(tick, 1_000);
  window.setInterval(() => void comeBack(), askEveryMs);
  tick();
  await showUnsent();
  const pending = sessionStorage.getItem(pendingKey);
  sessionStorage.removeItem(pendingKey);
  if (pending && standingOf(facts) === 'open') await takeUp(JSON.parse(pending));
  else start();
  void comeBack();
}

/** A form whose answer was lost: the visitor pressed already, so the number follows at once. */
async function takeUp(form: Readonly<Record<string, string>>): Promise<void> {
  const purpose = purposes.find((known) => known === form.purpose);
  if (!form.group || !purpose) {
    start();
    return;
  }
  visit = { ...newVisit(), ...(form.visit ? { code: form.visit } : {}) };
  visit.name = form.name || null;
  visit.sign = form.sign === 'yes';
  visit.instead = form._key?.split('.')[0] ?? null;
  const choice = {
    group: form.group,
    service: form.service || undefined,
    category: form.category || undefined,
  };
  if (needsName() && (visit.name ?? '').length < 2) {
    askPurpose(choice);
    return;
  }
  await issue(choice, purpose);
}

/** The line is back: what was given here is sent first, then the usual screens return – not under a visitor's hands. */
async function comeBack(): Promise<void> {
  const line = await askLine();
  if (line === 'down') return;
  const sent = line === 'up' ? await sendOutbox() : { line, left: (await readOutbox()).length };
  await showUnsent();
  if (sent.line === 'revoked') {
    revoked(sent.left);
    return;
  }
  if (sent.line === 'up' && atStart) location.replace('/kiosk');
}

async function showUnsent(): Promise<void> {
  const badge = document.querySelector<HTMLElement>('[data-unsent]');
  const left = (await readOutbox().catch(() => [])).length;
  if (badge) badge.textContent = left === 0 ? '' : `${t('unsent')} ${left}`;
}

function tick(): void {
  for (const clock of document.querySelectorAll('time[data-clock]'))
    clock.textContent = timeOf(serverNow(facts));
  if (!atStart && (Date.now() - lastTouch) / 1000 > idleSeconds) location.replace('/kiosk');
}

function start(): void {
  visit = newVisit();
  const state = standingOf(facts);
  if (state === 'open') {
    askGroup();
    return;
  }
  atStart = true;
  if (state === 'locked') screen(t('lockedTitle'), t('lockedLead'), []);
  else if (state === 'paused') screen(t('pausedTitle'), t('pausedLead'), [note(t('pausedBack'))]);
  else if (state === 'closed') screen(t('closedTitle'), t('closedLead'), []);
  else screen(t('noBlockTitle'), t('noBlock'), []);
}

function askGroup(): void {
  const menu = facts?.menu;
  if (!menu) {
    start();
    return;
  }
  atStart = visit.numbers.length === 0;
  screen(t('title'), t('lead'), [
    tile({ title: t('search'), hint: t('searchHint'), tone: 'main', press: askWords }),
    ...menu.groups.map((group) => tile({ title: own(group), press: () => askService(group.id) })),
  ]);
}

function askService(group: string): void {
  const services = (facts?.menu.services ?? []).filter(({ groupId }) => groupId === group);
  screen(
    t('chooseService'),
    t('chooseServiceLead'),
    [
      tile({ title: t('unsure'), hint: t('unsureHint'), tone: 'main', press: () => askPurpose({ group }) }),
      ...services.map((service) =>
        tile({ title: own(service), press: () => askPurpose({ group, service: service.id }) }),
      ),
    ],
    askGroup,
  );
}

function askWords(): void {
  const services = facts?.menu.services ?? [];
  const find = buildSearch(
    services.map(({ id, name, nameUk, nameEn, synonyms }) => ({
      id,
      name,
      plainUk: nameUk,
      plainEn: nameEn,
      synonyms,
      recipients: '',
    })),
  );
  const field = copyOf('search-field');
  const found = element('div', 'v-kiosk__found v-kiosk__wide');
  found.setAttribute('aria-live', 'polite');
  field.addEventListener('input', (event) => {
    const query = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
    const hits = query === '' ? [] : find(query).slice(0, mostFound);
    const tiles = hits.flatMap((id) => {
      const service = services.find((one) => one.id === id);
      return service
        ? [tile({ title: own(service), press: () => askPurpose({ group: service.groupId, service: id }) })]
        : [];
    });
    found.replaceChildren(
      ...(query !== '' && tiles.length === 0 ? [note(t('searchEmpty')), note(t('searchEmptyHint'))] : tiles),
    );
  });
  screen(t('searchLabel'), '', [field, found], askGroup);
  field.querySelector('input')?.focus();
}

const needsName = (): boolean => facts?.menu.centre.personal === true && visit.numbers.length === 0;

function askPurpose(choice: Choice): void {
  const menu = facts?.menu;
  if (!menu) {
    start();
    return;
  }
  const service = menu.services.find(({ id }) => id === choice.service);
  const category = menu.categories.find(({ id }) => id === choice.category);
  const parts: HTMLElement[] = [];
  if (needsName()) parts.push(nameField());
  parts.push(
    ...purposes.map((purpose) =>
      tile({
        title: words.purposes[purpose],
        hint: words.purposeHints[purpose],
        ...(purpose === 'submit' ? { tone: 'main' as const } : {}),
        press: () => void issue(choice, purpose),
      }),
    ),
  );
  if (menu.categories.length > 0)
    parts.push(
      tile({
        title: category ? t('priorityChosen').replace('{name}', own(category)) : t('priority'),
        hint: category?.proof ? t('priorityProof').replace('{proof}', category.proof) : t('priorityHint'),
        press: () => askPriority(choice),
      }),
    );
  if (visit.numbers.length === 0) parts.push(signBox());
  screen(t('purpose'), service ? own(service) : '', parts, () => askService(choice.group));
}

function nameField(): HTMLElement {
  const field = copyOf('name-field');
  const input = field.querySelector('input');
  if (input) input.value = visit.name ?? '';
  field.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) visit.name = event.target.value.trim();
  });
  return field;
}

function signBox(): HTMLElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = visit.sign;
  box.addEventListener('change', () => {
    visit.sign = box.checked;
  });
  const text = element('span', 'v-tile__text', element('span', 'v-tile__title', t('sign')));
  return element('label', 'v-tile v-tile--check', box, text);
}

function askPriority(choice: Choice): void {
  const back = (category: string | undefined) => askPurpose({ ...choice, category });
  screen(
    t('priorityTitle'),
    t('priorityLead'),
    [
      tile({ title: t('priorityNone'), press: () => back(undefined) }),
      ...(facts?.menu.categories ?? []).map((category) =>
        tile({
          title: own(category),
          hint: [category.proof && t('priorityProof').replace('{proof}', category.proof), category.act]
            .filter(Boolean)
            .join(' · '),
          press: () => back(category.id),
        }),
      ),
    ],
    () => askPurpose(choice),
  );
}

let giving = false;

/** The last touch: a number from the block, kept on the disk before it is shown. */
async function issue(choice: Choice, purpose: Purpose): Promise<void> {
  if (giving) return;
  if (needsName() && (visit.name ?? '').length < 2) {
    askPurpose(choice);
    document.querySelector('.v-kiosk__body input')?.setAttribute('aria-invalid', 'true');
    document.querySelector('.v-kiosk__question p')?.replaceChildren(t('nameMissing'));
    return;
  }
  if (standingOf(facts) !== 'open') {
    start();
    return;
  }
  giving = true;
  const at = serverNow(facts);
  try {
    const given = await giveNumber(
      {
        visitCode: visit.code,
        groupId: choice.group,
        serviceId: choice.service ?? null,
        purpose,
        categoryId: choice.category ?? null,
        signLanguage: visit.sign,
        personName: visit.numbers.length === 0 ? visit.name : null,
        instead: visit.instead,
      },
      { date: dayOf(at), iso: at.toISOString() },
    );
    if (!given) {
      atStart = true;
      screen(t('noBlockTitle'), t('noBlock'), []);
      return;
    }
    visit.instead = null;
    const service = facts?.menu.services.find(({ id }) => id === choice.service);
    const group = facts?.menu.groups.find(({ id }) => id === choice.group);
    visit.numbers.push({
      label: `${given.prefix}-${given.number}`,
      title: service ? own(service) : group ? own(group) : '',
      purpose,
      at,
    });
    showNumbers();
    await showUnsent();
  } finally {
    giving = false;
  }
}

function showNumbers(): void {
  const follow = `${facts?.menu.follow ?? ''}${visit.code}`;
  const numbers = visit.numbers.map(({ label }) =>
    element('div', 'v-kiosk__one', element('p', 'v-kiosk__number', label)),
  );
  const code = element(
    'figure',
    'v-kiosk__qr',
    qrElement(follow, t('qr')),
    element('figcaption', '', t('phone')),
  );
  const choices = copyOf('choices');
  const more = visit.numbers.length < (facts?.menu.mostTickets ?? 1);
  for (const button of choices.querySelectorAll('button')) {
    if (button.value === 'print') button.addEventListener('click', () => window.print());
    if (button.value === 'done') button.addEventListener('click', start);
    if (button.value === 'another') {
      if (more) button.addEventListener('click', askGroup);
      else button.remove();
    }
  }
  atStart = false;
  screen(visit.numbers.length > 1 ? t('yourNumbers') : t('yourNumber'), t('wait'), [
    element('div', 'v-kiosk__ticket', ...numbers),
    code,
    choices,
  ]);
  const newest = visit.numbers.at(-1);
  if (newest) drawPaper(words, facts?.menu.centre.name ?? '', newest, follow);
}

function revoked(left: number): void {
  atStart = false;
  lastTouch = Date.now();
  screen(t('revokedTitle'), `${t('revoked')} ${left}`, []);
}

/** Draws one question; what was drawn before is gone. */
function screen(title: string, lead: string, parts: readonly Node[], back?: () => void): void {
  const head = document.querySelector('.v-kiosk__question h1');
  const under = document.querySelector('.v-kiosk__question p');
  if (head) head.textContent = title;
  if (under) under.textContent = lead;
  place?.replaceChildren(...parts);
  document.querySelector('.v-paper')?.replaceChildren();
  const backPlace = document.querySelector<HTMLElement>('[data-back]');
  if (backPlace) {
    backPlace.hidden = !back;
    const button = backPlace.querySelector('button');
    if (button) button.onclick = back ?? null;
  }
  const startPlace = document.querySelector<HTMLElement>('[data-start]');
  if (startPlace) startPlace.hidden = atStart;
  drawKeyboards();
  window.scrollTo(0, 0);
}

/** A tile; the first touch of one is the beginning of a visit. */
const tile = (look: Tile): HTMLElement =>
  tileOf({
    ...look,
    press: () => {
      atStart = false;
      look.press();
    },
  });
const note = (text: string): HTMLElement => element('p', 'v-kiosk__note', text);

function control(selector: string, press: () => void): void {
  document.querySelector(`${selector} button`)?.addEventListener('click', press);
}

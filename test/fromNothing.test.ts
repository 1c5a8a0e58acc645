import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupCode } from '#modules/identity/commands/setup.ts';
import { type Browser, type House, type PageAnswer, startHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  // Monday, ten in the morning in Kyiv.
  house = await startHouse({ at: '2026-03-02T08:00:00Z' });
});
afterAll(() => house?.close());

const password = 'чотири слова біля вікна';
const own = 'п’ять зовсім інших слів тут';

/** The second step and the new password, in whatever order the pages ask for them; ends at the page of the role. */
async function walkIn(browser: Browser): Promise<string> {
  for (let step = 0; step < 4; step++) {
    const { at, body } = await browser.open('/home');
    if (at.startsWith('/sign-in/second-factor')) {
      const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
      const offer = /name="offer" value="([^"]+)"/.exec(body)?.[1] ?? '';
      const epoch = Math.floor(house.clock.now().getTime() / 1000);
      await browser.post('/sign-in/enrol', { code: await generate({ secret, epoch }), offer });
    } else if (at.startsWith('/sign-in/password'))
      await browser.post('/sign-in/password', { fresh: own, repeat: own });
    else return at;
  }
  throw new Error('the sign-in does not end');
}

/** Sends a form from its page and expects it taken; gives the page to which it leads. */
async function fill(
  browser: Browser,
  page: string,
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<PageAnswer & { at: string }> {
  const answer = await browser.post(action, fields, page);
  if (answer.status !== 303) throw new Error(`${action}: ${answer.status} ${errorsOf(answer.body)}`);
  return browser.open(answer.location ?? '/');
}

const errorsOf = (body: string): string =>
  [...body.matchAll(/<p class="ds-validation-message"[^>]*>(.*?)<\/p>/gs)]
    .map((found) => found[1])
    .join('; ');

/** The value of the choice whose label holds the words. */
function choice({ body }: PageAnswer, words: string): string {
  const options = [...body.matchAll(/<option[^>]*value="([^"]*)"[^>]*>([^<]*)<\/option>/g)];
  const value = options.find(([, , label]) => label?.includes(words))?.[1];
  if (!value) throw new Error(`no choice «${words}»`);
  return value;
}

const idAfter = ({ body }: PageAnswer, path: string): string => {
  const id = new RegExp(`href="${path}/([0-9a-f-]{36})`).exec(body)?.[1];
  if (!id) throw new Error(`no link to ${path}/…`);
  return id;
};

async function newWorker(
  admin: Browser,
  login: string,
  role: string,
  place: string,
): Promise<{ browser: Browser; home: string }> {
  const made = await admin.post(
    '/admin/workers',
    { login, surname: 'Тестова', given: login },
    '/admin/workers/new',
  );
  const once = /<strong>([a-z0-9-]{24})<\/strong>/.exec(made.body)?.[1] ?? '';
  const page = `/admin/workers/${idAfter(made, '/admin/workers')}`;
  await fill(admin, page, `${page}/roles`, {
    role,
    place: choice(await admin.get(page), place),
    validFrom: '2026-03-02',
  });
  const browser = house.browser();
  await browser.post('/sign-in', { login, password: once });
  return { browser, home: await walkIn(browser) };
}

const card = {
  provider: 'Управління соціального захисту',
  legalBasis: 'Закон України «Про державну допомогу сім’ям з дітьми»',
  recipients: 'Мати або батько дитини',
  'documents.0.name': 'Паспорт',
  'documents.0.ground': 'постанова КМУ № 1751, п. 11',
  'documents.0.form': 'original',
  'documents.0.copies': '1',
  submission: 'inPerson',
  'fee.free': 'yes',
  'fee.text': 'Безоплатно',
  'fee.ground': 'ч. 2 ст. 11 Закону',
  'term.kind': 'calendarDays',
  'term.count': '10',
  'term.ground': 'постанова КМУ № 1751, п. 12',
  'refusals.0.text': 'Звернення після спливу строку',
  'refusals.0.norm': 'ст. 11 Закону',
  result: 'Призначення допомоги',
  receiving: 'inPerson',
  'appeal.to': 'Обласна адміністрація',
  'appeal.term': 'один місяць',
  'appeal.court': 'Окружний адміністративний суд',
  base: 'none',
};

test('[ORG-1][ORG-2][BL][CARD] an empty installation comes to a ticket called at a desk through its own screens alone', async () => {
  const admin = house.browser();
  const code = (await setupCode(house.services)) ?? '';
  const first = { code, surname: 'Перша', given: 'Марія', login: 'maria.persha' };
  await admin.post('/setup', { ...first, fresh: password, repeat: password });
  expect(await walkIn(admin)).toBe('/admin');
  const steps = async () =>
    [
      ...(await admin.get('/setup/next')).body.matchAll(/<li data-step="([a-z]+)" data-done="(yes|no)">/g),
    ].map(([, step, done]) => `${step}:${done}`);
  expect((await steps()).filter((step) => step.endsWith(':yes'))).toEqual([]);

  const towns = await fill(admin, '/admin/municipalities/new', '/admin/municipalities', {
    code: 'mista',
    name: 'Тестова громада',
  });
  expect(towns.body).toContain('Тестова громада');
  const centrePage = await fill(admin, '/admin/centres/new', '/admin/centres', {
    municipalityId: choice(await admin.get('/admin/centres/new'), 'Тестова громада'),
    code: 'tsentr',
    name: 'Центр Тестової громади',
    numberPrefix: 'ТГ',
    kind: 'town',
    address: 'вул. Перша, 1',
    waitStandardMinutes: '15',
  });
  const centre = idAfter({ ...centrePage, body: (await admin.get('/admin/centres')).body }, '/admin/centres');
  const at = `/admin/centres/${centre}`;
  await fill(admin, '/admin/providers/new', '/admin/providers', {
    municipalityId: choice(await admin.get('/admin/providers/new'), 'Тестова громада'),
    code: 'upszn',
    name: 'Управління соціального захисту',
    shortName: 'УСЗН',
    kind: 'socialProtection',
  });
  const seats = await admin.get(`${at}/providers`);
  await fill(admin, `${at}/providers`, `${at}/providers`, {
    providerId: choice(seats, 'Управління соціального захисту'),
  });
  const week = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) => [
      [`opens${day}`, '08:00'],
      [`closes${day}`, '17:00'],
    ]),
  );
  await fill(admin, `${at}/schedule/edit`, `${at}/schedule`, { validFrom: '2026-03-02', ...week });
  await fill(admin, `${at}/desks/new`, `${at}/desks`, {
    number: '5',
    floor: '1',
    providerId: choice(await admin.get(`${at}/desks/new`), 'Управління соціального захисту'),
  });

  // The list and the groups: by the administrator; the service and its card: by the head of the provider.
  const inCentre = `?centre=${centre}`;
  const wrong = await admin.post(
    '/catalogue/lists',
    { centre, body: '', number: '12', decidedOn: '2026-03-03' },
    `/catalogue/lists/new${inCentre}`,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('Введіть, хто ухвалив рішення');
  expect(wrong.body).toContain('не пізніше за сьогодні');
  await fill(admin, `/catalogue/lists/new${inCentre}`, '/catalogue/lists', {
    centre,
    body: 'виконавчий комітет Тестової міської ради',
    number: '12',
    decidedOn: '2026-02-20',
  });
  const groups = await fill(admin, `/catalogue/groups/new${inCentre}`, '/catalogue/groups', {
    centre,
    letter: 'д',
    nameUk: 'Допомога сім’ям з дітьми',
    nameEn: 'Families with children',
    position: '1',
  });
  expect(groups.body).toContain('№ 12');
  expect((await admin.get('/catalogue/services/new')).status).toBe(403);

  const place = 'УСЗН';
  const head = await newWorker(admin, 'head', 'providerHead', place);
  expect(head.home).not.toContain('/sign-in');
  const newService = await head.browser.get('/catalogue/services/new');
  const made = await fill(head.browser, '/catalogue/services/new', '/catalogue/services', {
    centre,
    listId: choice(newService, '№ 12'),
    listNumber: '7',
    name: 'Призначення державної допомоги при народженні дитини',
    plainNameUk: 'Допомога при народженні дитини',
    plainNameEn: 'Childbirth benefit',
    groupId: choice(newService, 'Допомога сім’ям'),
    providerId: choice(newService, 'Управління соціального захисту'),
    slug: '',
    synonyms: 'немовля, малюк',
    averageMinutes: '20',
    route: 'decideHere',
    decidedBy: 'Управління соціального захисту',
    act: '',
    validFrom: '2026-03-02',
  });
  const service = made.at.split('/')[2] ?? '';
  expect(made.at).toBe(`/catalogue/${service}/edit`);
  await fill(head.browser, made.at, made.at, card);
  const draft = await head.browser.get(`/catalogue/${service}`);
  const cardId = /name="card" value="([^"]+)"/.exec(draft.body)?.[1] ?? '';
  await fill(head.browser, `/catalogue/${service}`, `/catalogue/${service}/submit`, {
    card: cardId,
    validFrom: '2026-03-02',
  });
  const approval = `/catalogue/approvals/${cardId}`;
  const step = /name="step" value="([^"]+)"/.exec((await head.browser.get(approval)).body)?.[1] ?? '';
  const approved = await fill(head.browser, approval, `${approval}/sign`, { step });
  expect(approved.body).toContain('Картку затверджено');
  const open = await house.browser().get('/centres/tsentr/services/dopomoha-pry-narodzhenni-dytyny');
  expect(open.body).toContain('10 календарних днів');

  const offered = await admin.post(
    '/devices',
    { centreId: centre, kind: 'kiosk', name: 'Кіоск' },
    '/devices',
  );
  const pairing = />([a-z0-9]{4}-[a-z0-9]{4})</.exec(offered.body)?.[1] ?? '';
  const kiosk = house.browser();
  expect((await kiosk.post('/device/pair', { code: pairing })).location).toBe('/kiosk');
  expect((await kiosk.get('/kiosk')).body).toContain('Допомога сім’ям з дітьми');
  const group = /services\?group=([0-9a-f-]{36})/.exec((await kiosk.get('/kiosk')).body)?.[1] ?? '';
  const ask = `/kiosk/purpose?group=${group}&service=${service}`;
  const ticket = await fill(kiosk, ask, '/kiosk/tickets', { group, service, purpose: 'submit', visit: '' });
  expect(ticket.body).toContain('Д-001');

  const desk = await newWorker(admin, 'front', 'frontOffice', place);
  expect(desk.home).toBe('/desk');
  expect((await steps()).filter((step) => step.endsWith(':no'))).toEqual([]);
  const deskId = /name="desk" value="([^"]+)"/.exec((await desk.browser.get('/desk')).body)?.[1] ?? '';
  await fill(desk.browser, '/desk', '/desk/open', { desk: deskId });
  const called = await fill(desk.browser, '/desk', '/desk/call', {});
  expect(called.body).toContain('Д-001');

  // A service with a visitor in the hall is not closed under them.
  const refused = await head.browser.post(`/catalogue/${service}/state`, {}, `/catalogue/${service}/edit`);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('1 відвідувач чекає');
});

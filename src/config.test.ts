import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownPushHosts } from '#platform/push/endpoints.ts';
import { type Config, loadConfig, SettingsError, settings } from './config.ts';
import { settingsPage } from './configPage.ts';
import { editDistance, nearestSetting } from './configTypo.ts';

const problemsOf = (env: Record<string, string>, file = ''): readonly string[] => {
  try {
    loadConfig(env, file);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
};

test('with nothing set the program runs on this machine alone, with its own database and the demo', () => {
  expect(loadConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: './data',
    filesDir: './data/files',
    databaseUrl: undefined,
    databaseAppUrl: undefined,
    databasePoolSize: 8,
    demo: true,
    publicUrl: 'http://localhost:8080',
    secretKey: undefined,
    smtpUrl: undefined,
    mailFrom: 'Vikno <vikno@localhost>',
    mailboxes: [],
    smppUrl: undefined,
    smsFrom: 'Vikno',
    pushHosts: [...knownPushHosts],
    pushContact: 'mailto:vikno@localhost',
    vapidPrivateKey: undefined,
    logLevel: 'info',
    trustProxy: false,
    requestsPerMinute: 1200,
    developmentClock: undefined,
  } satisfies Config);
});

test('the file is read, comments and quotes understood, and the environment wins over it', () => {
  const file = '# note\nPORT=9000\r\n\nDEMO = off\nMAIL_FROM="ЦНСП <office@example.gov.ua>"\n';
  const config = loadConfig({ PORT: '9100' }, file);
  expect(config).toMatchObject({ port: 9100, demo: false, mailFrom: 'ЦНСП <office@example.gov.ua>' });
});

test('a clock of development is read whole, and never runs beside real work', () => {
  const value = '2026-03-02T06:00:00Z,2026-03-01T12:00:00.500Z,60';
  expect(loadConfig({ DEVELOPMENT_CLOCK: value }).developmentClock).toEqual({
    shown: new Date('2026-03-02T06:00:00Z'),
    real: new Date('2026-03-01T12:00:00.500Z'),
    speed: 60,
  });
  expect(problemsOf({ DEVELOPMENT_CLOCK: value, DEMO: 'off' })).toHaveLength(1);
  for (const wrong of ['60', '2026-03-02T06:00:00Z,60', '2026-13-02T06:00:00Z,2026-03-01T12:00:00Z,60'])
    expect(problemsOf({ DEVELOPMENT_CLOCK: wrong })).toHaveLength(1);
});

test('push services, the SMS centre and its sender are checked before anything starts', () => {
  expect(loadConfig({ PUSH_HOSTS: 'push.example.gov.ua, *.push.apple.com' }).pushHosts).toEqual([
    'push.example.gov.ua',
    '*.push.apple.com',
  ]);
  for (const env of [
    { PUSH_HOSTS: '*' },
    { SMPP_URL: 'http://operator.example' },
    { SMS_FROM: 'Прозорий офіс' },
    { PUSH_CONTACT: 'admin@example.gov.ua' },
    { VAPID_PRIVATE_KEY: 'guess' },
  ])
    expect(problemsOf(env), JSON.stringify(env)).toHaveLength(1);
});

test('an empty variable means that nothing is set', () => {
  expect(loadConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ port: 8080, databaseUrl: undefined });
});

test.each([
  [{ DATABSE_URL: 'postgresql://x/y' }, 'DATABSE_URL', 'DATABASE_URL'],
  [{ DATABASE_URI: 'postgresql://x/y' }, 'DATABASE_URI', 'DATABASE_URL'],
  [{ VIKNO_PORT: '80' }, 'VIKNO_PORT', 'PORT'],
  [{ LOGLEVEL: 'info' }, 'LOGLEVEL', 'LOG_LEVEL'],
  [{ database_url: 'postgresql://x/y' }, 'database_url', 'DATABASE_URL'],
])('a misspelt variable %o is named together with the one that was meant', (env, wrong, meant) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`Невідоме налаштування ${wrong} у середовищі`);
  expect(problems[0]).toContain(`малося на увазі ${meant}.`);
  expect(problems[0]).toContain(`did you mean ${meant}?`);
});

test('an unknown VIKNO_ variable and an unknown line of the file are refused even when nothing is near', () => {
  expect(problemsOf({ VIKNO_COLOUR: 'red' })[0]).toMatch(
    /Невідоме налаштування VIKNO_COLOUR .*docs\/settings\.md/,
  );
  expect(problemsOf({}, 'COLOUR=red')[0]).toMatch(/Невідоме налаштування COLOUR у файлі vikno\.env/);
  expect(problemsOf({}, 'PORT=80\nnonsense')[0]).toMatch(/^Рядок 2 файлу vikno\.env/);
});

test('variables of other programs are left alone', () => {
  const others = ['PATH', 'HOME', 'HOSTNAME', 'PGDATA', 'SHELL', 'XDG_DATA_DIRS', 'EMAIL', 'POST', 'HOSTS'];
  expect(problemsOf(Object.fromEntries(others.map((name) => [name, '1'])))).toEqual([]);
  const kubernetes = {
    KUBERNETES_SERVICE_HOST: '10.0.0.1',
    VIKNO_SERVICE_HOST: '10.0.0.9',
    VIKNO_PORT: 'tcp://x',
  };
  expect(problemsOf(kubernetes)).toEqual([]);
});

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'localhost/vikno'],
  ['DATABASE_URL', 'mysql://localhost/vikno'],
  ['DATABASE_POOL_SIZE', '1'],
  ['DEMO', 'true'],
  ['PUBLIC_URL', 'vikno.example'],
  ['SECRET_KEY', 'short'],
  ['SMTP_URL', 'http://mail'],
  ['MAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
])(
  'the bad value %s=%s gives one sentence that says what it must be, and never shows the value',
  (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      new RegExp(`^Налаштування ${name} має бути .+\\. / The setting ${name} must be .+\\.$`),
    );
    if (name === 'SECRET_KEY') expect(problems[0]).not.toContain(value);
  },
);

test('all problems are told at once', () => {
  expect(problemsOf({ PORT: 'x', DEMO: 'x', VIKNO_X: '1' }, 'WRONG=1')).toHaveLength(4);
});

test('the address of the app without the address of the database is refused', () => {
  expect(problemsOf({ DATABASE_APP_URL: 'postgresql://a@b/c' })[0]).toMatch(
    /^DATABASE_APP_URL не має змісту/,
  );
});

test('any one slip in a long name is recognised, and a right name never is', () => {
  const long = Object.keys(settings).filter((name) => name.length >= 6);
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(), fc.constantFrom('X', 'Q', ''), (name, position, put) => {
      const at = position % name.length;
      const slip = name.slice(0, at) + put + name.slice(at + 1);
      fc.pre(slip !== name && !Object.keys(settings).includes(slip));
      expect(nearestSetting(slip, long)).toBeDefined();
    }),
  );
  for (const name of Object.keys(settings)) expect(problemsOf({ [name]: '' })).toEqual([]);
});

test('the distance between names counts inserted, lost, changed and swapped letters', () => {
  expect(editDistance('PORT', 'PORT')).toBe(0);
  expect(editDistance('PORT', 'PROT')).toBe(1);
  expect(editDistance('DATABSE_URL', 'DATABASE_URL')).toBe(1);
  expect(editDistance('', 'DEMO')).toBe(4);
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => editDistance(a, b) === editDistance(b, a)));
});

test('docs/settings.md is the page made from the table of settings', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../docs/settings.md');
});

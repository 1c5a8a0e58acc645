import { z } from 'zod';
import { type MailboxAddress, readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { isPushHost, knownPushHosts } from '#platform/push/endpoints.ts';
import { vapidPair } from '#platform/push/vapid.ts';
import { readSettingsFile, unknownSetting } from './configFile.ts';
import { nearestSetting } from './configTypo.ts';

/** One setting: how it is read, what it is for, and what to say when it cannot be read. */
type Setting<T> = {
  schema: z.ZodType<T, string | undefined>;
  /** What the documentation shows when nothing is given. */
  shownDefault: string;
  why: string;
  whyUk: string;
  /** Ends the sentence "SETTING must be …". */
  mustBe: string;
  mustBeUk: string;
};

const wholeNumber = (least: number, most: number, fallback: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .default(fallback)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on');

const urlOf = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

const isVapidKey = (value: string): boolean => {
  try {
    vapidPair(value);
    return true;
  } catch {
    return false;
  }
};

const mailboxesOf = (use: string) =>
  z
    .string()
    .transform((value, ctx) => {
      const boxes = readMailboxes(use, value);
      if (boxes) return boxes;
      ctx.addIssue({ code: 'custom' });
      return z.NEVER;
    })
    .optional();

const setting = <T>(definition: Setting<T>) => definition;

/** Every setting of the program; the documentation page is made from this table. */
export const settings = {
  PORT: setting({
    schema: wholeNumber(1, 65_535, '8080'),
    shownDefault: '8080',
    why: 'the TCP port of the web pages; 8080 needs no administrator rights',
    whyUk: 'порт, на якому відкриваються сторінки; 8080 не потребує прав адміністратора',
    mustBe: 'a port number from 1 to 65535',
    mustBeUk: 'номером порту від 1 до 65535',
  }),
  HOST: setting({
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    shownDefault: '127.0.0.1',
    why: 'the address to listen on; only this machine by default, because the demo sign-ins are public knowledge; 0.0.0.0 opens it to the network',
    whyUk:
      'адреса, на якій слухає програма; типово лише ця машина, бо паролі демонстрації відомі всім; 0.0.0.0 відкриває доступ з мережі',
    mustBe: 'an IP address or a host name',
    mustBeUk: 'IP-адресою або іменем машини',
  }),
  DATA_DIR: setting({
    schema: z.string().min(1).default('./data'),
    shownDefault: './data',
    why: 'the one folder that holds everything worth a backup: database, files, keys',
    whyUk: 'єдина папка з усім, що треба зберігати в резервній копії: база даних, файли, ключі',
    mustBe: 'a path to a folder',
    mustBeUk: 'шляхом до папки',
  }),
  DATABASE_URL: setting({
    schema: urlOf(['postgres:', 'postgresql:']).optional(),
    shownDefault: 'absent: the built-in PostgreSQL',
    why: 'your own PostgreSQL 15 or newer (the owner of the database); without it the program runs its own',
    whyUk: 'власний сервер PostgreSQL 15 або новіший (власник бази); без нього програма запускає вбудований',
    mustBe: 'an address like postgresql://user:password@server:5432/vikno',
    mustBeUk: 'адресою на зразок postgresql://користувач:пароль@сервер:5432/vikno',
  }),
  DATABASE_APP_URL: setting({
    schema: urlOf(['postgres:', 'postgresql:']).optional(),
    shownDefault: 'absent: the owner with the role vikno_app',
    why: 'a separate login without the right to change the schema or the ledger, for servers where passwords are given per role',
    whyUk:
      'окремий вхід до бази без права змінювати її будову й реєстр подій, якщо на сервері кожна роль має свій пароль',
    mustBe: 'an address like postgresql://vikno_app:password@server:5432/vikno',
    mustBeUk: 'адресою на зразок postgresql://vikno_app:пароль@сервер:5432/vikno',
  }),
  DATABASE_POOL_SIZE: setting({
    schema: wholeNumber(2, 200, '8'),
    shownDefault: '8',
    why: 'connections one process keeps to the database; more than a few per core only adds waiting',
    whyUk:
      'скільки з’єднань із базою тримає один процес; більше, ніж кілька на ядро, лише подовжує очікування',
    mustBe: 'a number from 2 to 200',
    mustBeUk: 'числом від 2 до 200',
  }),
  DEMO: setting({
    schema: onOff('on'),
    shownDefault: 'on',
    why: 'loads the demo municipalities at the first start; off begins empty and leads the first administrator through setting up',
    whyUk:
      'під час першого запуску завантажує демонстраційні громади; off починає з порожньої бази й веде першого адміністратора через налаштування',
    mustBe: 'on or off',
    mustBeUk: 'on або off',
  }),
  PUBLIC_URL: setting({
    schema: urlOf(['http:', 'https:'])
      .transform((value) => value.replace(/\/+$/, ''))
      .optional(),
    shownDefault: 'http://localhost:PORT',
    why: 'the address that people see, for links in letters and QR codes; https makes cookies secure-only',
    whyUk:
      'адреса, яку бачать люди: для посилань у листах і QR-кодах; https робить файли cookie лише захищеними',
    mustBe: 'an address like https://vikno.example.gov.ua',
    mustBeUk: 'адресою на зразок https://vikno.example.gov.ua',
  }),
  SECRET_KEY: setting({
    schema: z.string().min(32).optional(),
    shownDefault: 'absent: made once in DATA_DIR/secret.key',
    why: 'signs and encrypts what leaves the server; must be the same on all nodes',
    whyUk: 'підписує й шифрує те, що виходить із сервера; має бути однаковим на всіх вузлах',
    mustBe: 'at least 32 characters long',
    mustBeUk: 'завдовжки не менше 32 знаків',
  }),
  SMTP_URL: setting({
    schema: urlOf(['smtp:', 'smtps:']).optional(),
    shownDefault: 'absent: no letters are sent',
    why: 'the mail server that carries notifications',
    whyUk: 'поштовий сервер, який надсилає сповіщення',
    mustBe: 'an address like smtp://user:password@server:587',
    mustBeUk: 'адресою на зразок smtp://користувач:пароль@сервер:587',
  }),
  MAIL_FROM: setting({
    schema: z
      .string()
      .regex(/^([^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .default('Vikno <vikno@localhost>'),
    shownDefault: 'Vikno <vikno@localhost>',
    why: 'the sender of letters; mail servers refuse an address of a domain that is not yours',
    whyUk: 'відправник листів; поштові сервери відхиляють адресу чужого домену',
    mustBe: 'an e-mail address, with or without a name',
    mustBeUk: 'адресою електронної пошти, з іменем або без',
  }),
  QUESTION_MAILBOXES: setting({
    schema: mailboxesOf('questions'),
    shownDefault: 'absent: questions come by form and telephone alone',
    why: 'the mailbox of each centre whose letters become questions, by the code of the centre, separated by commas; imap:// is encrypted by STARTTLS, imaps:// from the first byte',
    whyUk:
      'поштова скринька кожного центру, листи з якої стають запитаннями, за кодом центру, через кому; imap:// шифрується через STARTTLS, imaps:// – одразу',
    mustBe: 'like center-code=imaps://user:password@imap.example.org/INBOX (@ in a name is %40)',
    mustBeUk: 'на зразок код-центру=imaps://користувач:пароль@imap.example.org/INBOX (@ в імені пишуть %40)',
  }),
  EOFFICE_MAILBOXES: setting({
    schema: mailboxesOf('eoffices'),
    shownDefault: 'absent: e-offices report by button and telephone alone',
    why: 'the mailbox of each head e-office, to which offices write that they have opened, by the code of the municipality',
    whyUk: 'поштова скринька кожного головного е-офісу, на яку офіси пишуть про відкриття, за кодом громади',
    mustBe: 'like kharkiv=imaps://user:password@imap.example.org',
    mustBeUk: 'на зразок kharkiv=imaps://користувач:пароль@imap.example.org',
  }),
  SMPP_URL: setting({
    schema: urlOf(['smpp:', 'ssmpp:']).optional(),
    shownDefault: 'absent: no SMS are sent',
    why: 'the SMS centre of your operator (SMPP 3.4; ssmpp is TLS); each centre then switches SMS on and sets its daily limit',
    whyUk:
      'SMS-центр вашого оператора (SMPP 3.4; ssmpp – через TLS); далі кожен центр сам вмикає SMS і ставить денну межу',
    mustBe: 'an address like smpp://user:password@server:2775',
    mustBeUk: 'адресою на зразок smpp://користувач:пароль@сервер:2775',
  }),
  SMS_FROM: setting({
    schema: z
      .string()
      .regex(/^([A-Za-z0-9 ._-]{1,11}|\+?\d{3,15})$/)
      .default('Vikno'),
    shownDefault: 'Vikno',
    why: 'the sender of SMS as agreed with the operator: up to 11 Latin letters, or a number',
    whyUk: 'відправник SMS, як домовлено з оператором: до 11 латинських літер або номер',
    mustBe: 'up to 11 Latin letters and digits, or a number',
    mustBeUk: 'не більш як 11 латинськими літерами й цифрами або номером',
  }),
  PUSH_HOSTS: setting({
    schema: z
      .string()
      .default(knownPushHosts.join(','))
      .transform((value) => value.split(',').map((host) => host.trim()))
      .refine((hosts) => hosts.every(isPushHost)),
    shownDefault: 'the push services of Chrome, Firefox, Safari and Edge',
    why: 'the only push services to which the server sends, separated by commas (*. for any name below); the address comes from a browser and is not believed',
    whyUk:
      'єдині служби сповіщень, до яких звертається сервер, через кому (*. – будь-яке ім’я нижче); адресу дає браузер, тож їй не довіряють',
    mustBe: 'host names such as fcm.googleapis.com,*.push.apple.com',
    mustBeUk: 'іменами на зразок fcm.googleapis.com,*.push.apple.com',
  }),
  PUSH_CONTACT: setting({
    schema: urlOf(['mailto:', 'https:']).optional(),
    shownDefault: 'the address in MAIL_FROM',
    why: 'how a push service reaches you when something is wrong; Apple refuses addresses of localhost',
    whyUk: 'як служба сповіщень зв’яжеться з вами, коли щось не так; Apple відхиляє адреси localhost',
    mustBe: 'an address like mailto:admin@example.gov.ua or https://example.gov.ua',
    mustBeUk: 'адресою на зразок mailto:admin@example.gov.ua або https://example.gov.ua',
  }),
  VAPID_PRIVATE_KEY: setting({
    schema: z.string().refine(isVapidKey).optional(),
    shownDefault: 'absent: made from SECRET_KEY',
    why: 'your own key by which push services know this installation (P-256, 32 bytes, base64url)',
    whyUk: 'власний ключ, за яким служби сповіщень упізнають цю установку (P-256, 32 байти, base64url)',
    mustBe: 'a private key of 43 characters of base64url',
    mustBeUk: 'закритим ключем із 43 знаків base64url',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    shownDefault: 'info',
    why: 'how much is written to the log; no level writes personal data',
    whyUk: 'наскільки докладний журнал роботи; на жодному рівні персональні дані не записуються',
    mustBe: 'one of fatal, error, warn, info, debug, trace, silent',
    mustBeUk: 'одним із: fatal, error, warn, info, debug, trace, silent',
  }),
  TRUST_PROXY: setting({
    schema: onOff('off'),
    shownDefault: 'off',
    why: 'believes X-Forwarded-* of a proxy in front; on without such a proxy lets anyone forge an address',
    whyUk:
      'довіряє заголовкам X-Forwarded-* від проксі перед програмою; без такого проксі on дозволяє підробити адресу',
    mustBe: 'on or off',
    mustBeUk: 'on або off',
  }),
  REQUESTS_PER_MINUTE: setting({
    schema: wholeNumber(10, 999_999, '1200'),
    shownDefault: '1200',
    why: 'requests a minute from one network address before it must wait; a centre whose kiosks, desks and visitors share one address may need more',
    whyUk:
      'скільки запитів за хвилину приймається з однієї мережевої адреси; центрові, де термінали, робочі місця й відвідувачі мають спільну адресу, може знадобитися більше',
    mustBe: 'a number from 10 to 999999',
    mustBeUk: 'числом від 10 до 999999',
  }),
  DEVELOPMENT_CLOCK: setting({
    schema: z
      .string()
      .regex(/^[\d:.TZ-]{20,24},[\d:.TZ-]{20,24},\d{1,4}$/)
      .refine((value) => value.split(',', 2).every((at) => !Number.isNaN(Date.parse(at))))
      .transform((value) => {
        const [shown = '', real = '', speed = '1'] = value.split(',');
        return { shown: new Date(shown), real: new Date(real), speed: Math.max(1, Number(speed)) };
      })
      .optional(),
    shownDefault: 'absent: the clock of the machine',
    why: 'for development alone, and only with the demo: the time shown at a real moment, and how many times faster it runs; `npm run day` drives a whole day within minutes so',
    whyUk:
      'лише для розробки й лише з демонстрацією: час, який програма показує в зазначену справжню мить, і у скільки разів швидше він іде; так `npm run day` проживає цілий день за хвилини',
    mustBe: 'two times and a speed like 2026-03-02T06:00:00Z,2026-03-01T12:00:00Z,60, with DEMO=on',
    mustBeUk:
      'двома моментами часу й швидкістю на зразок 2026-03-02T06:00:00Z,2026-03-01T12:00:00Z,60, і DEMO=on',
  }),
  FILES_DIR: setting({
    schema: z.string().min(1).optional(),
    shownDefault: 'DATA_DIR/files',
    why: 'uploaded and produced documents, when they belong on another disk',
    whyUk: 'завантажені й створені документи, якщо їм місце на іншому диску',
    mustBe: 'a path to a folder',
    mustBeUk: 'шляхом до папки',
  }),
};

type Name = keyof typeof settings;
type Value<N extends Name> = z.output<(typeof settings)[N]['schema']>;

/** All settings, read and checked. Paths are as given: relative to the working directory. */
export type Config = {
  port: Value<'PORT'>;
  host: Value<'HOST'>;
  dataDir: Value<'DATA_DIR'>;
  filesDir: string;
  databaseUrl: Value<'DATABASE_URL'>;
  databaseAppUrl: Value<'DATABASE_APP_URL'>;
  databasePoolSize: Value<'DATABASE_POOL_SIZE'>;
  demo: Value<'DEMO'>;
  publicUrl: string;
  secretKey: Value<'SECRET_KEY'>;
  smtpUrl: Value<'SMTP_URL'>;
  mailFrom: Value<'MAIL_FROM'>;
  /** All mailboxes to read, of every use. */
  mailboxes: readonly MailboxAddress[];
  smppUrl: Value<'SMPP_URL'>;
  smsFrom: Value<'SMS_FROM'>;
  pushHosts: Value<'PUSH_HOSTS'>;
  pushContact: string;
  vapidPrivateKey: Value<'VAPID_PRIVATE_KEY'>;
  logLevel: Value<'LOG_LEVEL'>;
  trustProxy: Value<'TRUST_PROXY'>;
  requestsPerMinute: Value<'REQUESTS_PER_MINUTE'>;
  developmentClock: Value<'DEVELOPMENT_CLOCK'>;
};

/** Settings that cannot be used. The message has one sentence a line, for people, without a stack. */
export class SettingsError extends Error {
  /** EX_CONFIG of sysexits.h: supervisors such as systemd can be told not to restart on it. */
  readonly exitCode = 78;
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

const names: readonly string[] = Object.keys(settings);

/**
 * Reads the settings from the environment and the text of `vikno.env` (the environment wins).
 * Throws {@link SettingsError} that lists every unknown and every unusable setting at once.
 */
export function loadConfig(env: Record<string, string | undefined>, fileText = ''): Config {
  const problems: string[] = [];
  const file = readSettingsFile(fileText, names, problems);
  for (const name of Object.keys(env)) {
    // Kubernetes injects VIKNO_SERVICE_HOST and the like for a service called "vikno".
    const injected = 'KUBERNETES_SERVICE_HOST' in env && /^VIKNO_(SERVICE|PORT)/.test(name);
    if (injected || names.includes(name)) continue;
    const meant = nearestSetting(name, names);
    if (meant || name.startsWith('VIKNO_')) problems.push(unknownSetting(name, 'середовищі', meant));
  }
  const read = <N extends Name>(name: N): Value<N> => {
    const { schema, mustBe, mustBeUk } = settings[name];
    const given = env[name] || file.get(name) || undefined;
    const parsed = schema.safeParse(given);
    if (!parsed.success)
      problems.push(`Налаштування ${name} має бути ${mustBeUk}. / The setting ${name} must be ${mustBe}.`);
    return parsed.data as Value<N>;
  };
  const port = read('PORT');
  const dataDir = read('DATA_DIR');
  const mailFrom = read('MAIL_FROM');
  const config: Config = {
    port,
    host: read('HOST'),
    dataDir,
    filesDir: read('FILES_DIR') ?? `${dataDir}/files`,
    databaseUrl: read('DATABASE_URL'),
    databaseAppUrl: read('DATABASE_APP_URL'),
    databasePoolSize: read('DATABASE_POOL_SIZE'),
    demo: read('DEMO'),
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${port}`,
    secretKey: read('SECRET_KEY'),
    smtpUrl: read('SMTP_URL'),
    mailFrom,
    mailboxes: [...(read('QUESTION_MAILBOXES') ?? []), ...(read('EOFFICE_MAILBOXES') ?? [])],
    smppUrl: read('SMPP_URL'),
    smsFrom: read('SMS_FROM'),
    pushHosts: read('PUSH_HOSTS'),
    pushContact: read('PUSH_CONTACT') ?? `mailto:${/<(.+)>/.exec(mailFrom)?.[1] ?? mailFrom}`,
    vapidPrivateKey: read('VAPID_PRIVATE_KEY'),
    logLevel: read('LOG_LEVEL'),
    trustProxy: read('TRUST_PROXY'),
    requestsPerMinute: read('REQUESTS_PER_MINUTE'),
    developmentClock: read('DEVELOPMENT_CLOCK'),
  };
  if (config.databaseAppUrl && !config.databaseUrl)
    problems.push(
      'DATABASE_APP_URL не має змісту без DATABASE_URL: вбудована база сама створює вхід для програми. / DATABASE_APP_URL means nothing without DATABASE_URL: the built-in database makes its own login.',
    );
  if (config.developmentClock && !config.demo)
    problems.push(
      'DEVELOPMENT_CLOCK діє лише з демонстрацією: справжні строки рахують за справжнім годинником. / DEVELOPMENT_CLOCK works with the demo alone: real terms are counted by a real clock.',
    );
  if (problems.length > 0) throw new SettingsError(problems);
  return config;
}

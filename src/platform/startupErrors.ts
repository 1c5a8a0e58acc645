/** A reason not to start that a person can act on: one sentence in Ukrainian, then the same in English. */
export class StartupError extends Error {
  readonly exitCode: number;
  constructor(uk: string, en: string, exitCode = 1) {
    super(`${uk} / ${en}`);
    this.name = 'StartupError';
    this.exitCode = exitCode;
  }
}

type Words = readonly [uk: string, en: string];

const diskFull: Words = [
  'На диску немає місця: звільніть його або вкажіть іншу папку в DATA_DIR і запустіть знову.',
  'The disk is full: free some space or name another folder in DATA_DIR, then start again.',
];

const unreachable: Words = [
  'Сервер бази даних не відповідає: перевірте адресу й порт у DATABASE_URL і чи запущено сервер.',
  'The database server does not answer: check the host and port in DATABASE_URL and that the server runs.',
];

const unsafe: Words = [
  'Захищене з’єднання з базою даних не встановлено: перевірте sslmode у DATABASE_URL і сертифікат сервера.',
  'No secure connection to the database: check sslmode in DATABASE_URL and the certificate of the server.',
];

/** Codes of Node.js and SQLSTATEs of PostgreSQL that stand for a mistake in the surroundings, not in the program. */
const byCode: Record<string, Words> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  '53100': diskFull,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: [
    'Сервера бази даних із таким іменем не знайдено: перевірте ім’я сервера в DATABASE_URL.',
    'There is no database server of that name: check the host in DATABASE_URL.',
  ],
  EAI_AGAIN: [
    'Ім’я сервера бази даних не вдалося розпізнати: перевірте DATABASE_URL і доступ до DNS.',
    'The name of the database server could not be resolved: check DATABASE_URL and the DNS.',
  ],
  ERR_INVALID_URL: [
    'DATABASE_URL не є адресою: має бути на зразок postgresql://користувач:пароль@сервер:5432/vikno.',
    'DATABASE_URL is not an address: it must look like postgresql://user:password@server:5432/vikno.',
  ],
  '28P01': [
    'База даних не прийняла ім’я або пароль: перевірте їх у DATABASE_URL.',
    'The database refused the user name or password: check them in DATABASE_URL.',
  ],
  '28000': [
    'База даних не пускає цього користувача: перевірте DATABASE_URL і правила доступу сервера (pg_hba.conf).',
    'The database does not let this user in: check DATABASE_URL and the access rules of the server (pg_hba.conf).',
  ],
  '3D000': [
    'Такої бази даних на сервері немає: створіть її або виправте назву в DATABASE_URL.',
    'There is no such database on the server: create it or correct its name in DATABASE_URL.',
  ],
  '53300': [
    'На сервері бази даних не лишилося вільних з’єднань: зменште DATABASE_POOL_SIZE або підніміть max_connections.',
    'The database server has no free connections: lower DATABASE_POOL_SIZE or raise max_connections.',
  ],
  '57P03': [
    'Сервер бази даних ще запускається або відновлюється: спробуйте за хвилину.',
    'The database server is still starting or recovering: try again in a minute.',
  ],
  EACCES: [
    'Немає права писати в папку даних: змініть її власника або вкажіть іншу в DATA_DIR.',
    'No right to write to the data folder: change its owner or name another in DATA_DIR.',
  ],
  EROFS: [
    'Папка даних лежить на диску лише для читання: вкажіть іншу в DATA_DIR.',
    'The data folder is on a read-only disk: name another in DATA_DIR.',
  ],
  ENOTDIR: [
    'DATA_DIR вказує на файл, а не на папку: вкажіть папку.',
    'DATA_DIR names a file, not a folder: name a folder.',
  ],
};
byCode.EPERM = byCode.EACCES ?? unreachable;
byCode.EEXIST = byCode.ENOTDIR ?? unreachable;

/** One sentence for a failure to prepare, reach or use the database; never a stack, never a password. */
export function explainDatabaseError(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  const text = messageOf(error);
  const words = byCode[codeOf(error) ?? ''] ?? byText(text);
  if (words) return words.join(' / ');
  const denied = codeOf(error) === '42501';
  const detail = text.split('\n')[0]?.replace(/:\/\/[^@\s]*@/g, '://***@') ?? '';
  if (denied)
    return `Користувачеві бази даних бракує прав (${detail}): зробіть користувача з DATABASE_URL власником бази. / The database user lacks a right (${detail}): make the user of DATABASE_URL the owner of the database.`;
  return `База даних не запустилася: ${detail}. / The database did not start: ${detail}.`;
}

/** One sentence for a failure to open the port of the web pages. */
export function explainListenError(error: unknown, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Порт ${port} уже зайнято іншою програмою: зупиніть її або задайте інший порт, наприклад PORT=${port + 1} npm start. / Port ${port} is in use by another program: stop it or choose another, for example PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `На порт ${port} потрібні права адміністратора: задайте PORT більший за 1023. / Port ${port} needs administrator rights: set PORT above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Ця машина не має адреси, вказаної в HOST: задайте 127.0.0.1 або 0.0.0.0. / This machine does not have the address in HOST: set 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Не вдалося відкрити порт ${port}: ${messageOf(error)}. / Port ${port} could not be opened: ${messageOf(error)}.`;
  }
}

/** The words for output of PostgreSQL's own programs, which give text and no code. */
export function explainServerOutput(output: string): StartupError | undefined {
  const words = byText(output);
  return words ? new StartupError(words[0], words[1]) : undefined;
}

function byText(text: string): Words | undefined {
  if (/no space left on device|disk full|disk quota exceeded|ENOSPC/i.test(text)) return diskFull;
  if (/timeout expired|connection terminated/i.test(text)) return unreachable;
  if (/\bSSL\b|certificate/i.test(text)) return unsafe;
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One mailbox to be read. `name` is stable: the same mailbox on another server is the same mailbox. */
export interface MailboxAddress {
  /** `<use>:<code>`, such as `questions:bakhmut-center`. */
  readonly name: string;
  /** Whose it is: the code of a centre or a municipality. */
  readonly code: string;
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `startTls`: nothing is said before the line is encrypted; `plain`: on this machine alone. */
  readonly security: 'tls' | 'startTls' | 'plain';
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads «code=imaps://user:password@host/folder», several separated by commas (a comma in a password is %2C). Null:
 * it cannot be read.
 */
export function readMailboxes(use: string, text: string): MailboxAddress[] | null {
  const boxes: MailboxAddress[] = [];
  for (const item of text.split(',')) {
    const box = readOne(use, item.trim());
    if (!box || boxes.some(({ code }) => code === box.code)) return null;
    boxes.push(box);
  }
  return boxes;
}

function readOne(use: string, item: string): MailboxAddress | null {
  const [, code, url] = /^([a-z][a-z0-9-]{1,39})=(.+)$/.exec(item) ?? [];
  if (!code || !url || !URL.canParse(url)) return null;
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  if ((!secure && protocol !== 'imap:') || !hostname || !username) return null;
  try {
    return {
      name: `${use}:${code}`,
      code,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port ? Number(port) : secure ? 993 : 143,
      security: secure ? 'tls' : local.has(hostname) ? 'plain' : 'startTls',
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
    };
  } catch {
    return null;
  }
}

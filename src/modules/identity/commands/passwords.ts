import { randomInt } from 'node:crypto';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. argon2id is the library's default kind. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The same word typed on another keyboard may come as other code points: both are brought to one form. */
const normal = (password: string): string => password.normalize('NFKC');

/** Hash of a password in PHC form (argon2id). About 40 ms of CPU and 19 MiB of memory. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(normal(password), parameters);
}

/** Loaded with the first password. */
const argon2 = () => import('@node-rs/argon2');

let nobody: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash (an unknown login, an account without a password) the same work is done
 * against a hash of nothing, so that time does not tell which logins exist.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const { verify } = await argon2();
  nobody ??= hashPassword('no account has this password');
  const fits = await verify(stored ?? (await nobody), normal(password));
  return stored !== null && fits;
}

/** No letters that look like others: it is read from paper or over the telephone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one sign-in, five groups of four: 98 bits. */
export const oneTimePassword = (): string => groups(5, 4);

/** `count` groups of `size` unambiguous characters joined by hyphens. */
export function groups(count: number, size: number): string {
  const group = () => Array.from({ length: size }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: count }, group).join('-');
}

/** A code as it was typed: case, spaces and hyphens do not matter. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Shortest password, characters. Length is what makes a password hard to guess (NIST SP 800-63B, OWASP ASVS 2.1). */
export const shortestPassword = 12;
/** Longest: argon2 would take more, an attacker's megabytes it should not get. */
export const longestPassword = 200;

export type PasswordFault = 'short' | 'long' | 'common' | 'login' | 'monotone';

/** Beginnings and wholes of passwords that stand first in every list of guesses, and local ones; compared without case and digits at the end. */
const common: readonly string[] = [
  'password',
  'passwordpassword',
  'parol',
  'parolparol',
  'пароль',
  'парольпароль',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'qwertyqwerty',
  'йцукен',
  'йцукенгшщзхї',
  'йцукенйцукен',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedc',
  'administrator',
  'administration',
  'admin',
  'adminadmin',
  'welcome',
  'letmein',
  'iloveyou',
  'changeme',
  'ukraine',
  'slavaukraini',
  'славаукраїні',
  'україна',
  'ukraina',
  'bakhmut',
  'бахмут',
  'kharkiv',
  'харків',
  'prozorofis',
  'прозорийофіс',
  'vikno',
  'вікно',
];

/** What is wrong with a new password, or null. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const length = [...password].length;
  if (length < shortestPassword) return 'short';
  if (length > longestPassword) return 'long';
  const plain = password.normalize('NFKC').toLowerCase();
  const name = login.toLowerCase();
  if (name.length >= 5 && plain.includes(name)) return 'login';
  if (new Set(plain).size < 5 || isRun(plain)) return 'monotone';
  const core = plain.replace(/[\d\s!?.,_*#@$%&()+=-]+$/u, '').replace(/^[\d\s!?.,_*#@$%&()+=-]+/u, '');
  return core === '' || common.includes(core) ? 'common' : null;
}

/** 123456789012, abcdefghijkl: each character follows the one before. */
function isRun(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = points.slice(1).filter((point, index) => Math.abs(point - (points[index] ?? 0)) === 1);
  return steps.length >= points.length - 3;
}

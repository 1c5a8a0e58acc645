import { randomBytes } from 'node:crypto';
import type { Secrets } from '#platform/security/secrets.ts';

/** Cookie in which a browser keeps the marks of the workers who have signed in with it. */
export const knownBrowserCookie = 'vikno_known';
/** Days for which a mark is honoured. */
export const markDays = 90;
/** A shared computer of two shifts has several workers. */
const mostMarks = 6;
const use = 'known-browser';

/**
 * The mark of an earlier sign-in of this worker in this browser, or null. Its bearer is counted apart from strangers, so
 * that no number of their failures keeps a colleague out of the colleague's own browser.
 */
export function knownMark(
  secrets: Secrets,
  cookie: string | undefined,
  login: string,
  now: Date,
): string | null {
  for (const mark of marksOf(cookie)) {
    const [nonce, issued, signature] = mark.split('.');
    if (!nonce || !issued || !signature) continue;
    if (!secrets.verify(use, `${login}\n${nonce}.${issued}`, signature)) continue;
    const age = now.getTime() / 1000 - Number(issued);
    if (age >= 0 && age < markDays * 86_400) return nonce;
  }
  return null;
}

/** The cookie with a fresh mark for `login` before the others. */
export function addMark(secrets: Secrets, cookie: string | undefined, login: string, now: Date): string {
  const nonce = randomBytes(12).toString('base64url');
  const issued = Math.floor(now.getTime() / 1000);
  const mark = `${nonce}.${issued}.${secrets.sign(use, `${login}\n${nonce}.${issued}`)}`;
  const others = marksOf(cookie).filter((other) => {
    const [otherNonce, otherIssued, signature] = other.split('.');
    return !(signature && secrets.verify(use, `${login}\n${otherNonce}.${otherIssued}`, signature));
  });
  return [mark, ...others].slice(0, mostMarks).join('~');
}

const marksOf = (cookie: string | undefined): string[] =>
  (cookie ?? '').slice(0, 4000).split('~').filter(Boolean);

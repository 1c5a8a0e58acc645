import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Secrets } from '#platform/security/secrets.ts';
import type { Flash, SetCookie } from './answer.ts';

export const cookieNames = {
  session: 'vikno_session',
  device: 'vikno_device',
  /** Random mark of a browser, to which the keys of public forms are bound. */
  browser: 'vikno_browser',
  flash: 'vikno_flash',
  appearance: 'vikno_look',
} as const;

const flashUse = 'flash';

export function writeCookies(reply: FastifyReply, cookies: readonly SetCookie[], secure: boolean): void {
  for (const { name, value, maxAge } of cookies) {
    reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
  }
}

/** The message is signed: nobody can put words of their own on our page through a planted cookie. */
export function flashCookie(flash: Flash, secrets: Secrets): SetCookie {
  const text = Buffer.from(JSON.stringify(flash)).toString('base64url');
  return { name: cookieNames.flash, value: `${text}.${secrets.sign(flashUse, text)}`, maxAge: 60 };
}

export function readFlash(request: FastifyRequest, secrets: Secrets): Flash | null {
  const [text, signature] = (request.cookies[cookieNames.flash] ?? '').split('.');
  if (!text || !signature || !secrets.verify(flashUse, text, signature)) return null;
  const flash: Flash = JSON.parse(Buffer.from(text, 'base64url').toString());
  return flash;
}

import { randomBytes } from 'node:crypto';
import type { Secrets } from '#platform/security/secrets.ts';
import { readableCode, readableCodeBytes } from '#platform/text/readableCode.ts';

const hashUse = 'case-tracking';
const sealUse = 'case-tracking-code';

/** A fresh code, what is kept of it for ever (a keyed hash bound to the number) and for the while of printing (sealed). */
export function makeTracking(
  secrets: Secrets,
  number: string,
): { code: string; hash: Buffer; sealed: Buffer } {
  const code = readableCode(randomBytes(readableCodeBytes));
  return {
    code,
    hash: trackingHash(secrets, number, code),
    sealed: secrets.seal(sealUse, Buffer.from(code)),
  };
}

/** Keyed, because 36 bits could be guessed from a plain hash of a stolen table. */
export const trackingHash = (secrets: Secrets, number: string, code: string): Buffer =>
  Buffer.from(secrets.sign(hashUse, `${number}:${code}`), 'base64url');

export const openTrackingCode = (secrets: Secrets, sealed: Uint8Array): string =>
  secrets.open(sealUse, sealed).toString();

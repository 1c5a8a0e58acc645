import { createHash } from 'node:crypto';

/**
 * Six digits for people who have no phone to show the QR code: printed beside the number, asked for when a child is
 * handed back (KC-7). Made from the secret of the visit, so that nothing more is stored, and nothing can be guessed back.
 */
export function shortCode(accessCode: string): string {
  const digest = createHash('sha256').update(`short code ${accessCode}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** «482 913»: in threes, as people read aloud. */
export const printedShortCode = (accessCode: string): string =>
  shortCode(accessCode).replace(/^(\d{3})/, '$1 ');

import { randomBytes } from 'node:crypto';

/** One short message: its octets and the header that joins it to the others (3GPP TS 23.040). */
export interface SmsPart {
  readonly header: Buffer | null;
  readonly body: Buffer;
}

/** Octets of one short message, without and with the six octets of the joining header. */
const whole = 140;
const joined = 134;
/** More parts than this are a mistake: nobody reads them. */
const mostParts = 6;

/**
 * A text as short messages in UCS-2, for Ukrainian letters have no other place in SMS: 70 letters in one message,
 * 67 in each of several. A pair of surrogates is never cut. Throws when it is empty or needs more than six.
 */
export function smsParts(text: string, reference = randomBytes(1).readUInt8()): SmsPart[] {
  if (text === '') throw new RangeError('an SMS has text');
  const octets = bigEndian(text);
  if (octets.length <= whole) return [{ header: null, body: octets }];
  const bodies: Buffer[] = [];
  for (let at = 0; at < octets.length; ) {
    let end = Math.min(at + joined, octets.length);
    if (end < octets.length && isHighSurrogate(octets.readUInt16BE(end - 2))) end -= 2;
    bodies.push(octets.subarray(at, end));
    at = end;
  }
  if (bodies.length > mostParts) throw new RangeError(`an SMS of ${bodies.length} parts`);
  return bodies.map((body, index) => ({
    header: Buffer.from([5, 0, 3, reference, bodies.length, index + 1]),
    body,
  }));
}

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

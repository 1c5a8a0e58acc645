/** Password of every demo worker. Known to all, so the program listens on this machine alone unless told otherwise. */
export const demoPassword = 'kalyna-nad-richkoiu';

/** Seed of the one-time codes of demo workers whose role demands a second factor (base32, as apps take it). */
export const demoTotpSecret = 'VIKNODEMOVIKNODEMOVIKNODEMOVIKNO';

/** Key with which a demo kiosk or board proves itself. */
export const demoDeviceKey = (kind: 'kiosk' | 'board', centreCode: string): string =>
  `demo-${kind}-${centreCode}-`.padEnd(43, '0');

/** Bytes of a base32 text without padding (RFC 4648). */
export function base32Bytes(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Everything that is derived from the installation's one secret key. */
export interface Secrets {
  /** Signature of `text` for one use; a signature made for another use does not fit. */
  sign(use: string, text: string): string;
  verify(use: string, text: string, signature: string): boolean;
  /** Authenticated encryption (AES-256-GCM) of a small secret such as a TOTP seed. */
  seal(use: string, plain: Uint8Array): Buffer;
  open(use: string, sealed: Uint8Array): Buffer;
}

export function createSecrets(masterKey: Uint8Array): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (use: string): Buffer => {
    const known = keys.get(use);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', masterKey, 'vikno', use, 32));
    keys.set(use, key);
    return key;
  };
  const sign = (use: string, text: string) =>
    createHmac('sha256', keyFor(use)).update(text).digest('base64url');
  return {
    sign,
    verify: (use, text, signature) => sameBytes(Buffer.from(sign(use, text)), Buffer.from(signature)),
    seal: (use, plain) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(use), iv);
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (use, sealed) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(use), bytes.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
  };
}

/** Compares in constant time; different lengths are unequal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** An unguessable token: 32 random bytes, base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: a stolen table opens no session. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

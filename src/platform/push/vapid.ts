import { createECDH } from 'node:crypto';
import type { Secrets } from '#platform/security/secrets.ts';

/** The key pair by which push services know this installation (RFC 8292), base64url as browsers want it. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair of a private key of 32 bytes, base64url; throws when it is no key of the curve P-256. */
export function vapidPair(privateKey: string): VapidKeys {
  const curve = createECDH('prime256v1');
  const bytes = Buffer.from(privateKey, 'base64url');
  if (bytes.length !== 32) throw new RangeError('a VAPID private key has 32 bytes');
  curve.setPrivateKey(bytes);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: bytes.toString('base64url') };
}

/**
 * The installation's own pair, made from its secret key: there from the first start, the same on all nodes, and with
 * nothing more to keep. A number outside the curve (one in 2^32) gives way to the next.
 */
export function ownVapidPair(secrets: Secrets): VapidKeys {
  for (let turn = 1; ; turn += 1) {
    try {
      return vapidPair(secrets.sign('vapid', String(turn)));
    } catch (error) {
      if (turn >= 8) throw error;
    }
  }
}

/**
 * What the key of another system of the municipality can open; each is chosen on its own (least privilege, BP-23). The
 * names are those of the rights of the routes.
 */
export const keyRights = ['calls.read', 'statistics.read', 'ticket.issue'] as const;

export type KeyRight = (typeof keyRights)[number];

/** Requests a minute that a new key of a system may make, unless its administrator says otherwise. */
export const usualPerMinute = 600;

/** How long the key before a rotation may still be accepted, hours; 0 ends it at once. */
export const overlapHours = [0, 1, 24, 168] as const;

/** Why a key is refused; told to whoever holds it. */
export type KeyRefusal = 'unknown' | 'revoked' | 'expired' | 'replaced';

/** A device as its key finds it. */
export interface KeyState {
  readonly revoked_at: Date | null;
  readonly expires_at: Date | null;
  /** Set when the key given is the one before the last rotation. */
  readonly old_key_until: Date | null;
}

/** Null: the key works now. */
export function keyRefusal(device: KeyState | undefined, now: Date): KeyRefusal | null {
  if (!device) return 'unknown';
  if (device.revoked_at) return 'revoked';
  if (device.expires_at && device.expires_at <= now) return 'expired';
  if (device.old_key_until && device.old_key_until <= now) return 'replaced';
  return null;
}

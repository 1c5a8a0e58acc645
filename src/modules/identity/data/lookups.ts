import { businessDate } from '#platform/clock/clock.ts';
import { together } from '#platform/database/together.ts';
import type { Services } from '#platform/http/services.ts';
import { tokenHash } from '#platform/security/secrets.ts';
import { secondFactorRoles } from '../rules/access.ts';
import { idleMinutes } from '../rules/session.ts';
import {
  type DeviceRow,
  deviceByOldKeyStatement,
  deviceStatement,
  type SessionRow,
  sessionStatement,
} from './principals.ts';

/** Who stands behind a token; undefined: nobody. Read anew for every request, so what was ended opens nothing more. */
export interface Lookups {
  session(token: string): Promise<SessionRow | undefined>;
  /** Whether or not the key still works. */
  device(key: string): Promise<DeviceRow | undefined>;
}

/** Requests in one question at most. */
const mostTogether = 100;

/** Requests that arrive together ask in one question: every request of the house begins with this one. */
export function createLookups({ database, clock }: Pick<Services, 'database' | 'clock'>): Lookups {
  const sessions = together(async (hashes: readonly Buffer[]) => {
    const now = clock.now();
    const rows = await database.hot<SessionRow>(sessionStatement, [
      hashes,
      now,
      new Date(now.getTime() - idleMinutes * 60_000),
      businessDate(now),
      secondFactorRoles,
    ]);
    return each(hashes, rows);
  }, mostTogether);
  const devices = together(
    async (hashes: readonly Buffer[]) =>
      each(hashes, await database.hot<DeviceRow>(deviceStatement, [hashes])),
    mostTogether,
  );
  return {
    session: (token) => sessions(tokenHash(token)),
    device: async (key) => {
      const hash = tokenHash(key);
      return (await devices(hash)) ?? (await database.hot<DeviceRow>(deviceByOldKeyStatement, [[hash]]))[0];
    },
  };
}

function each<Row extends { readonly hash: string }>(
  hashes: readonly Buffer[],
  rows: readonly Row[],
): (Row | undefined)[] {
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  return hashes.map((hash) => byHash.get(hash.toString('hex')));
}

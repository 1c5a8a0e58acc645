import type { FastifyRequest } from 'fastify';
import type { Reach } from '#platform/database/scope.ts';
import { bearerOf } from '#platform/http/bearer.ts';
import type { Identify } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { Problem } from '#platform/http/problems.ts';
import { createRate } from '#platform/http/rate.ts';
import type { Services } from '#platform/http/services.ts';
import { splitLocale } from '#platform/i18n/locale.ts';
import { type Principal, visitor } from '#platform/session/principal.ts';
import { createLookups, type Lookups } from './data/lookups.ts';
import { type DeviceRow, deviceSeenStatement, sessionSeenStatement } from './data/principals.ts';
import { roleTitle, words } from './messages.ts';
import { pendingStep } from './rules/access.ts';
import { keyRefusal } from './rules/keyRights.ts';
import { seenEverySeconds, tokenShape } from './rules/session.ts';
import type { WorkerRole } from './rules.ts';

/** Screens that belong to a device even in a browser where a worker is signed in, as when a demo is shown on one computer. */
const deviceScreens = /^\/(api\/v1\/)?(kiosk|board)(\/|\?|$)/;

/** Who sends the request: a worker by session, a device by key, else the public. A key that does not work is refused everywhere. */
export function identify(services: Services): Identify {
  const rate = createRate();
  const lookups = createLookups(services);
  return async (request, reply) => {
    const bearer = bearerOf(request);
    if (bearer !== undefined) {
      const { principal, row } = await byKey(services, lookups, request, bearer);
      const wait = row.per_minute === null ? 0 : rate.take(row.id, row.per_minute, Date.now());
      if (wait === 0) return principal;
      reply.header('retry-after', String(wait));
      throw new Problem('tooMany', keyWords(request).tooMany(wait));
    }
    const sessionToken = tokenFrom(request, cookieNames.session);
    const deviceToken = tokenFrom(request, cookieNames.device);
    if (deviceToken && (!sessionToken || deviceScreens.test(request.url))) {
      const known = await device(services, lookups, deviceToken);
      if (known) return known;
    }
    const known = sessionToken ? await worker(services, lookups, sessionToken) : null;
    if (known) return known;
    return (deviceToken ? await device(services, lookups, deviceToken) : null) ?? visitor;
  };
}

const keyWords = (request: FastifyRequest) => words(splitLocale(request.originalUrl).locale).keys;

async function byKey(services: Services, lookups: Lookups, request: FastifyRequest, key: string) {
  const row = tokenShape.test(key) ? await lookups.device(key) : undefined;
  const refusal = keyRefusal(row, services.clock.now());
  if (refusal !== null || !row)
    throw new Problem('keyRefused', keyWords(request).refusals[refusal ?? 'unknown']);
  return { principal: await seen(services, row), row };
}

function tokenFrom(request: FastifyRequest, cookie: string): string | undefined {
  const value = request.cookies[cookie];
  return value && tokenShape.test(value) ? value : undefined;
}

async function worker(services: Services, lookups: Lookups, token: string): Promise<Principal | null> {
  const row = await lookups.session(token);
  if (!row) return null;
  const now = services.clock.now();
  const seenBefore = new Date(now.getTime() - seenEverySeconds * 1000);
  if (row.last_seen_at < seenBefore)
    await services.database.hot(sessionSeenStatement, [row.id, now, seenBefore]);
  return {
    kind: 'worker',
    role: row.role ?? 'none',
    roleTitle: roleTitle(row.role),
    id: row.worker_id,
    name: [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    sessionId: row.id,
    pending: pendingStep({
      secondFactorPassed: row.second_factor,
      secondFactorEnrolled: row.enrolled,
      // The demo's passwords are printed on the console: a second factor would only keep people from trying it.
      secondFactorDemanded: row.demanded && !services.demo,
      mustChangePassword: row.must_change_password,
      hasRole: row.role !== null,
    }),
    municipalityId: row.municipality_id,
    centreId: row.centre_id,
    centreName: row.centre_name ?? row.municipality_name ?? '',
    providerId: row.provider_id,
    eofficeNumber: row.eoffice_number,
    reach: row.role ? reachOf(row.role, row) : { centreIds: [], providerIds: [] },
    keyRights: null,
  };
}

/** How far each role sees. What it may do there is each module's table of rights. */
export function reachOf(
  role: WorkerRole,
  place: { centre_id: string | null; provider_id: string | null; centre_ids: readonly string[] | null },
): Reach {
  const own = place.centre_id === null ? [] : [place.centre_id];
  switch (role) {
    case 'frontOffice':
    case 'backOffice':
    case 'providerHead':
      return { centreIds: own, providerIds: place.provider_id === null ? [] : [place.provider_id] };
    case 'reception':
    case 'centreHead':
      return { centreIds: own, providerIds: 'all' };
    case 'coordinator':
      return { centreIds: place.centre_ids ?? [], providerIds: 'all' };
    case 'auditor':
    case 'administrator':
      return { centreIds: place.centre_ids ?? 'all', providerIds: 'all' };
    case 'eofficeOperator':
    case 'headEoffice':
      return { centreIds: [], providerIds: [] };
  }
}

/** The screen whose key lies in a cookie; a key that works no more makes nobody of it, and a system has no browser. */
async function device(services: Services, lookups: Lookups, key: string): Promise<Principal | null> {
  const row = await lookups.device(key);
  if (!row || row.kind === 'system') return null;
  return keyRefusal(row, services.clock.now()) === null ? seen(services, row) : null;
}

async function seen(services: Services, row: DeviceRow): Promise<Principal> {
  const now = services.clock.now();
  const seenBefore = new Date(now.getTime() - seenEverySeconds * 1000);
  if (!row.last_seen_at || row.last_seen_at < seenBefore)
    await services.database.hot(deviceSeenStatement, [row.id, now, seenBefore]);
  return {
    kind: 'device',
    role: row.kind,
    roleTitle: roleTitle(row.kind),
    id: row.id,
    name: row.name,
    sessionId: null,
    pending: 'none',
    municipalityId: row.municipality_id,
    centreId: row.centre_id,
    centreName: row.centre_name,
    providerId: null,
    eofficeNumber: null,
    reach: { centreIds: [row.centre_id, ...row.further_ids], providerIds: 'all' },
    keyRights: row.kind === 'system' ? row.rights : null,
  };
}

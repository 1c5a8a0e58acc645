import type { FastifyRequest } from 'fastify';
import { bearerOf } from './bearer.ts';

/**
 * A write from a browser must come from this site itself. Browsers say where a request comes from; a request without
 * both headers is no browser's and is held back by the form key alone. One with a key in its header was not made by
 * another site: a browser adds none by itself.
 */
export function comesFromElsewhere(request: FastifyRequest): boolean {
  if (bearerOf(request) !== undefined) return false;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  if (typeof origin !== 'string') return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

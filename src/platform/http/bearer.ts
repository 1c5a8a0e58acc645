import type { FastifyRequest } from 'fastify';

/** Where a key may be given in the header: pages are for browsers, which have cookies. */
const forKeys = /^\/(api|live)\//;

/** What stands after `Authorization: Bearer`, where a key may be given; a browser never adds that by itself. */
export function bearerOf(request: Pick<FastifyRequest, 'url' | 'headers'>): string | undefined {
  if (!forKeys.test(request.url)) return undefined;
  return /^Bearer +(.*)$/i.exec(request.headers.authorization ?? '')?.[1];
}

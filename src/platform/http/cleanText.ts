import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.ts';

/**
 * Text that PostgreSQL can keep: no NUL, no half of a surrogate pair. No keyboard makes either, and nothing is lost
 * with them; an error of the database in their place would tell a person nothing.
 */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** The same for everything in a parsed body, names of fields included. */
export function cleanBody(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanBody);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [cleanText(name), cleanBody(inside)]),
  );
}

/** Cleans bodies before anything looks at them; an address with a NUL names nothing. */
export function registerCleaning(server: FastifyInstance): void {
  server.addHook('preValidation', async (request) => {
    const [path = '', ...query] = request.url.split('?');
    if (path.includes('%00')) throw new Problem('notFound');
    if (query.join('?').includes('%00')) throw new Problem('badRequest');
    if (!request.isMultipart()) request.body = cleanBody(request.body);
  });
}

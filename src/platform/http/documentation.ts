import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { completeDocument, components, securitySchemes } from './openapi.ts';
import type { Route } from './route.ts';

/** OpenAPI 3.1 made from the same schemas that check the requests and the same table that says who may. */
export async function registerDocumentation(
  server: FastifyInstance,
  publicUrl: string,
  routes: readonly Route[],
): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vikno',
        version: '1',
        description:
          'The queue of a social-service centre, for kiosks, boards, desks and other systems of the municipality. Times are ISO 8601 in UTC, business dates are those of Kyiv. The same addresses under /en answer in English.',
        license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
      },
      servers: [{ url: publicUrl }],
      tags: [
        { name: 'queue', description: 'Tickets, calls, how many wait' },
        { name: 'desk', description: 'The work of a desk, with the session of its worker' },
        { name: 'kiosk', description: 'What a kiosk needs, with and without a connection' },
        { name: 'open data', description: 'Services and cards under CC BY 4.0, without sign-in' },
        { name: 'live', description: 'Streams of server-sent events' },
      ],
      components: { securitySchemes },
    },
    transform: jsonSchemaTransform,
  });
  let made: string | undefined;
  server.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_, reply) => {
    made ??= document(server, routes);
    return reply.type('application/json; charset=utf-8').send(made);
  });
}

function document(server: FastifyInstance, routes: readonly Route[]): string {
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify(server.swagger()));
  const own = plain.components as Record<string, unknown>;
  const complete = completeDocument({ ...plain, components: { ...own, ...components } }, routes);
  return JSON.stringify(complete);
}

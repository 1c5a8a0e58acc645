import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 made from the same schemas that check the requests. */
export async function registerDocumentation(server: FastifyInstance, publicUrl: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vikno',
        version: '1',
        description: 'Queues, services and cases of a social-service centre.',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          device: { type: 'http', scheme: 'bearer', description: 'Key of a paired kiosk or board' },
          session: { type: 'apiKey', in: 'cookie', name: 'vikno_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  server.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => server.swagger());
}

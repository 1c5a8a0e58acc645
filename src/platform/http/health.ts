import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { StoredFileLost } from '#platform/files/fileStore.ts';
import type { Services } from './services.ts';

/** Whether the process lives, whether it can serve, and what it measures. None of it names a person or an address. */
export function registerHealth(server: FastifyInstance, services: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'vikno_http_request_seconds',
    help: 'Time of a request on the server, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'vikno_live_screens',
    help: 'Screens connected to the live hub of this process',
    registers: [registry],
    collect() {
      this.set(services.live.connections());
    },
  });
  new Gauge({
    name: 'vikno_database_connections',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { pool } = services.database;
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  const lost = new Counter({
    name: 'vikno_files_lost_total',
    help: 'Requests for a stored file whose bytes are missing or damaged: restore them from a backup',
    registers: [registry],
  });
  server.addHook('onError', async (_request, _reply, error) => {
    if (error instanceof StoredFileLost) lost.inc();
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.pattern ?? 'other';
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  const quiet = { config: { rateLimit: false }, schema: { hide: true } } as const;
  server.get('/health/live', quiet, async () => ({ status: 'live' }));
  server.get('/health/ready', quiet, async (_request, reply) => {
    try {
      await services.database.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'notReady', reason: 'database' });
    }
  });
  server.get('/metrics', quiet, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

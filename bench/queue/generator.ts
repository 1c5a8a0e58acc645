import { randomUUID } from 'node:crypto';
import { callNextStatement, callValues } from '#modules/queue/commands/callNext.ts';
import { hotWrite } from '#modules/queue/commands/hotWrite.ts';
import { issueTicketStatement, issueValue } from '#modules/queue/commands/issueTicket.ts';
import { burst, type Client } from '../load/burst.ts';
import { type HttpRequest, httpClient } from '../load/httpClient.ts';
import { sqlClient } from '../load/sqlClient.ts';
import type { BenchCentre } from './fixture.ts';

/** One burst, asked for by the bench and done in this process of its own, so that its work is not counted as the server's. */
export interface Job {
  readonly what: 'issue' | 'call';
  readonly via: 'sql' | 'http';
  readonly clients: number;
  /** For `issue`: how long; calls end when each desk has called once. */
  readonly ms: number;
  readonly databaseUrl: string;
  readonly port: number;
  readonly centres: readonly BenchCentre[];
}

process.on('message', (job: Job) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function run(job: Job) {
  const next = job.what === 'issue' ? issues(job) : calls(job);
  const operations =
    job.what === 'call' ? job.centres.reduce((sum, centre) => sum + centre.desks.length, 0) : undefined;
  const clients: Client[] = [];
  for (let n = 0; n < job.clients; n++) {
    clients.push(
      job.via === 'http'
        ? await httpClient(job.port, next.request)
        : await sqlClient(
            job.databaseUrl,
            job.what === 'issue' ? issueTicketStatement.text : callNextStatement.text,
            next.values,
          ),
    );
  }
  const result = await burst(clients, operations === undefined ? { ms: job.ms } : { operations });
  for (const client of clients) client.close();
  return result;
}

interface Next {
  request(): HttpRequest;
  values(): readonly unknown[];
}

/** The centres in turn, as kiosks of a whole country would come. */
function issues({ centres }: Job): Next {
  const turn = inTurn(centres);
  return {
    request: () => {
      const { groupId, kioskKey } = turn();
      return {
        path: '/api/v1/tickets',
        headers: { authorization: `Bearer ${kioskKey}`, 'idempotency-key': randomUUID() },
        body: JSON.stringify({ groupId }),
      };
    },
    values: () => {
      const { centreId, groupId } = turn();
      const write = hotWrite('device:bench', randomUUID(), '/api/v1/tickets', { groupId });
      const ticket = {
        centreId,
        groupId,
        serviceId: null,
        purpose: 'submit' as const,
        personName: null,
        signLanguage: false,
        visitCode: null,
        now: new Date(),
      };
      const actor = { id: 'device:bench', role: 'kiosk', requestId: null };
      return [issueValue([{ actor, ticket, write }])];
    },
  };
}

/** Each desk calls once. */
function calls({ centres }: Job): Next {
  const desks = centres.flatMap((centre) =>
    centre.desks.map((desk) => ({ ...desk, centreId: centre.centreId })),
  );
  const turn = inTurn(shuffled(desks));
  const route = '/api/v1/desks/:deskId/call-next';
  return {
    request: () => {
      const { deskId, session } = turn();
      return {
        path: `/api/v1/desks/${deskId}/call-next`,
        headers: { cookie: `vikno_session=${session}`, 'idempotency-key': randomUUID() },
        body: '{}',
      };
    },
    values: () => {
      const { deskId, workerId, centreId } = turn();
      const write = hotWrite('session:bench', randomUUID(), route, {});
      const actor = { id: `worker:${workerId}`, role: 'frontOffice', requestId: null };
      return [
        ...callValues(actor, { centreId, deskId, workerId, now: new Date() }),
        write.owner,
        write.key,
        write.route,
        write.hash,
      ];
    },
  };
}

function inTurn<T>(all: readonly T[]): () => T {
  let n = 0;
  return () => {
    const one = all[n++ % all.length];
    if (one === undefined) throw new Error('nothing to take in turn');
    return one;
  };
}

/** Neighbouring desks of one centre do not follow each other. A fixed order: every burst does the same. */
function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one, n) => ({ one, place: (n * 7919) % 10_007 }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

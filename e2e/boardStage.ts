import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { randomToken } from '#platform/security/secrets.ts';
import { systemActor } from '#platform/session/actor.ts';

const actor = systemActor('test');

export interface Hall {
  readonly centreId: string;
  readonly desks: readonly { readonly id: string; readonly number: number; readonly floor: number }[];
  /** Calls the ticket to a desk (by its place in the list), as the commands write it; its identifier. */
  ring(desk: number, number: number): Promise<string>;
  /** The same visitor once more. */
  recall(ticket: string): Promise<void>;
  /** The visitor has come, or the call was taken back. */
  settle(ticket: string, state: 'serving' | 'waiting' | 'finished'): Promise<void>;
}

/** The queue of one demo centre, moved by rows and events as the desks write them. */
export async function hallOf({ database, live }: Services, code: string): Promise<Hall> {
  const { queries } = database;
  const centre = await queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const desks = await queries
    .selectFrom('desk')
    .select(['id', 'number', 'floor'])
    .where('centre_id', '=', centre.id)
    .where('active', '=', true)
    .orderBy('number')
    .execute();
  const group = await queries
    .selectFrom('service_group')
    .select('id')
    .where('centre_id', '=', centre.id)
    .limit(1)
    .executeTakeFirstOrThrow();
  const tell = async (ticket: string, kind: `ticket.${string}`) => {
    await database.transaction((tx) =>
      appendToLedger(tx, actor, { centreId: centre.id, subject: 'ticket', subjectId: ticket, kind }),
    );
    live.poke();
  };
  return {
    centreId: centre.id,
    desks,
    ring: async (desk, number) => {
      const [visit, id] = [v7(), v7()];
      const now = new Date();
      const day = businessDate(now);
      await queries
        .insertInto('visit')
        .values({ id: visit, centre_id: centre.id, business_date: day, access_code: randomToken() })
        .execute();
      await queries
        .insertInto('ticket')
        .values({
          id,
          visit_id: visit,
          centre_id: centre.id,
          business_date: day,
          group_id: group.id,
          prefix: 'А',
          number,
          state: 'called',
          rank_at: now,
          desk_id: desks[desk]?.id ?? null,
          called_at: now,
          last_call_at: now,
          calls: 1,
        })
        .execute();
      await tell(id, 'ticket.called');
      return id;
    },
    recall: async (ticket) => {
      await queries
        .updateTable('ticket')
        .set((e) => ({ calls: e('calls', '+', 1), last_call_at: new Date() }))
        .where('id', '=', ticket)
        .execute();
      await tell(ticket, 'ticket.recalled');
    },
    settle: async (ticket, state) => {
      const now = new Date();
      await queries
        .updateTable('ticket')
        .set({
          state,
          started_at: state === 'waiting' ? null : now,
          finished_at: state === 'finished' ? now : null,
          ...(state === 'waiting' ? { desk_id: null } : {}),
        })
        .where('id', '=', ticket)
        .execute();
      await tell(ticket, state === 'waiting' ? 'ticket.returned' : 'ticket.started');
    },
  };
}

/**
 * One recording that was heard: from when, by the clock of the sound device, in milliseconds of the machine's clock; and
 * when the page was told that it had ended, which on a busy machine is later than it did.
 */
export interface Heard {
  readonly seconds: number;
  readonly from: number;
  readonly told: number;
}

/** Writes down what leaves the loudspeaker: when a recording is due, by the clock of the sound device, and that it ended. */
export const hearkening = (): void => {
  const heard: { seconds: number; from: number; told: number }[] = [];
  Reflect.set(window, 'heard', heard);
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, when = 0) {
    const now = performance.timeOrigin + performance.now();
    const from = now + Math.max(0, when - this.context.currentTime) * 1_000;
    const seconds = this.buffer?.duration ?? 0;
    this.addEventListener('ended', () => {
      heard.push({ seconds, from, told: performance.timeOrigin + performance.now() });
    });
    start.call(this, when);
  };
};

export const heardBy = (page: Page): Promise<Heard[]> => page.evaluate(() => Reflect.get(window, 'heard'));

/** A line between browser and server that can be cut, and led to another server. */
export interface Line {
  readonly url: string;
  cut(): void;
  mend(port: number): void;
  close(): Promise<void>;
}

export async function openLine(port: number): Promise<Line> {
  let target: number | null = port;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    if (target === null) {
      socket.destroy();
      return;
    }
    const far = dial(target, '127.0.0.1');
    for (const one of [socket, far]) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        socket.destroy();
        far.destroy();
      });
    }
    socket.pipe(far).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the line has no port');
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      target = null;
      drop();
    },
    mend: (to) => {
      target = to;
    },
    close: async () => {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

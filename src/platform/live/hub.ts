import type { Socket } from 'node:net';
import pg from 'pg';
import type { Logger } from 'pino';
import { currentHorizon, type Horizon, type LedgerRow, readLedger, restoredThrough } from './ledgerReader.ts';

/**
 * A kind of live channel. `snapshot` is all that a screen needs; `project` says which channels an event concerns and
 * what they are told. Deltas set values (never add): a screen may be told the same thing twice.
 */
export interface ChannelSource {
  readonly name: string;
  snapshot(key: string): Promise<unknown>;
  /** `watched`: the keys that screens of this node look at now; others need no work. */
  project(rows: readonly LedgerRow[], watched: ReadonlySet<string>): Promise<ReadonlyMap<string, unknown>>;
}

export interface LiveHub {
  register(source: ChannelSource): void;
  /** Tells every node that the ledger has grown; coalesced, after the commit, never inside the transaction. */
  poke(): void;
  /** Serves one screen until it goes away. `channel` is `source:key`. */
  connect(socket: Socket, channel: string, lastEventId: string | undefined): Promise<void>;
  connections(): number;
  close(): Promise<void>;
}

interface Screen {
  readonly socket: Socket;
  readonly channel: string;
  readonly lastEventId: string | undefined;
}

const notifyChannel = 'vikno_ledger';
const coalesceMs = 4;
/** Without a notice the ledger is read all the same: a lost notice delays, it loses nothing. */
const pollMs = 3_000;
export const heartbeatMs = 10_000;
/** More events than this at once are not told one by one: every screen gets a new snapshot. */
const readLimit = 5_000;
/** A screen that missed more events than this gets a new snapshot. */
const catchUpLimit = 500;
/** A screen that does not read is cut off: it comes back by itself with its last number. */
const unreadLimit = 1_000_000;

export async function createLiveHub(options: {
  pool: pg.Pool;
  listenUrl: string;
  log: Logger;
}): Promise<LiveHub> {
  const { pool, log } = options;
  const sources = new Map<string, ChannelSource>();
  const screens = new Map<string, Set<Screen>>();
  let position: Horizon = await currentHorizon(pool);
  const restored = await restoredThrough(pool);
  /** Told already although their transactions lie above the position: number of the event → its transaction. */
  let told = new Map<number, bigint>();
  let closed = false;
  const joining: Screen[] = [];
  let queue: Promise<void> = Promise.resolve();
  let wakePlanned = false;
  let pokePlanned: NodeJS.Timeout | null = null;

  /** Reading, catching up and joining happen one after the other: the position never moves under a joining screen. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };

  const wake = () => {
    if (wakePlanned || closed) return;
    wakePlanned = true;
    inTurn(async () => {
      wakePlanned = false;
      if (!closed) await readOn();
    }).catch((error: unknown) => log.warn({ err: error }, 'live: reading the ledger failed'));
  };

  const readOn = async () => {
    if (screens.size === 0) {
      position = await currentHorizon(pool);
      told = new Map();
      return;
    }
    const { horizon, rows } = await readLedger(pool, position, told.keys(), readLimit, restored);
    if (rows === undefined) {
      position = horizon;
      told = new Map();
      await Promise.all([...screens.keys()].map((channel) => sendSnapshot(channel)));
      return;
    }
    if (rows.length > 0) await tell(rows, horizon);
    position = horizon;
    for (const row of rows) told.set(row.seq, BigInt(row.xid));
    const open = BigInt(horizon);
    for (const [seq, xid] of told) if (xid < open) told.delete(seq);
  };

  const tell = async (rows: readonly LedgerRow[], horizon: Horizon) => {
    const watched = new Map([...sources.keys()].map((name) => [name, new Set<string>()]));
    for (const channel of screens.keys()) {
      const { source, key } = parseChannel(channel);
      watched.get(source.name)?.add(key);
    }
    for (const source of sources.values()) {
      const keys = watched.get(source.name);
      if (!keys?.size) continue;
      for (const [key, delta] of await source.project(rows, keys)) {
        const listeners = screens.get(`${source.name}:${key}`);
        if (listeners) writeAll(listeners, frame('delta', horizon, delta));
      }
    }
  };

  const sendSnapshot = async (channel: string) => {
    const listeners = screens.get(channel);
    if (!listeners) return;
    const { source, key } = parseChannel(channel);
    writeAll(listeners, frame('snapshot', position, await source.snapshot(key)));
  };

  const parseChannel = (channel: string) => {
    const [name = '', ...rest] = channel.split(':');
    const source = sources.get(name);
    if (!source) throw new Error(`no live source ${name}`);
    return { source, key: rest.join(':') };
  };

  const joinAll = async () => {
    const coming = joining.splice(0).filter(({ socket }) => !socket.destroyed && !closed);
    for (const [channel, together] of Map.groupBy(coming, (screen) => screen.channel)) {
      const greetings = new Map<string | null, Promise<Buffer>>();
      for (const screen of together) {
        const from = positionOf(screen.lastEventId);
        const greeting = greetings.get(from) ?? greet(channel, from);
        greetings.set(from, greeting);
        write(screen, await greeting);
        const listeners = screens.get(channel) ?? new Set();
        screens.set(channel, listeners.add(screen));
      }
    }
  };

  /** What a screen needs that has seen everything below `from`, or nothing yet. */
  const greet = async (channel: string, from: string | null): Promise<Buffer> => {
    const { source, key } = parseChannel(channel);
    const missed =
      from === null ? undefined : (await readLedger(pool, from, [], catchUpLimit, restored)).rows;
    if (missed === undefined) return frame('snapshot', position, await source.snapshot(key));
    const delta = (await source.project(missed, new Set([key]))).get(key);
    return delta === undefined ? beat() : frame('delta', position, delta);
  };

  const leave = (screen: Screen) => {
    const listeners = screens.get(screen.channel);
    listeners?.delete(screen);
    if (listeners?.size === 0) screens.delete(screen.channel);
  };

  const beat = () => frame('beat', position, {});
  const listener = keepListening(options.listenUrl, wake, log);
  const poll = setInterval(wake, pollMs);
  const heartbeat = setInterval(() => {
    const bytes = beat();
    for (const listeners of screens.values()) writeAll(listeners, bytes);
  }, heartbeatMs);

  return {
    register: (source) => {
      sources.set(source.name, source);
    },
    poke: () => {
      if (pokePlanned || closed) return;
      pokePlanned = setTimeout(() => {
        pokePlanned = null;
        wake();
        pool
          .query(`notify ${notifyChannel}`)
          .catch((error: unknown) => log.warn({ err: error }, 'live: notice failed'));
      }, coalesceMs);
    },
    connect: async (socket, channel, lastEventId) => {
      const screen: Screen = { socket, channel, lastEventId };
      socket.on('close', () => leave(screen));
      // Screens that come in one moment, as all do after a restart, are let in together.
      joining.push(screen);
      await inTurn(joinAll);
    },
    connections: () => [...screens.values()].reduce((sum, listeners) => sum + listeners.size, 0),
    close: async () => {
      closed = true;
      if (pokePlanned) clearTimeout(pokePlanned);
      clearInterval(poll);
      clearInterval(heartbeat);
      for (const listeners of screens.values()) for (const { socket } of listeners) socket.end();
      await queue;
      await listener.close();
    },
  };
}

const frame = (event: string, id: Horizon, data: unknown): Buffer =>
  Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/** One buffer for all screens of a channel: serialised once. */
function writeAll(listeners: ReadonlySet<Screen>, bytes: Buffer): void {
  for (const screen of listeners) write(screen, bytes);
}

function write({ socket }: Screen, bytes: Buffer): void {
  if (socket.writableLength > unreadLimit) socket.destroy();
  else socket.write(bytes);
}

/** Where a screen that comes back goes on; null when it says nothing that could be a position. */
const positionOf = (lastEventId: string | undefined): string | null =>
  lastEventId && /^\d{1,20}$/.test(lastEventId) ? lastEventId : null;

/** One connection that listens, made again whenever it breaks. */
function keepListening(url: string, wake: () => void, log: Logger): { close(): Promise<void> } {
  let closed = false;
  let current: pg.Client | null = null;
  const run = async (): Promise<void> => {
    while (!closed) {
      const client = new pg.Client({
        connectionString: url,
        application_name: 'vikno-live',
        keepAlive: true,
      });
      const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
      client.on('error', (error) => log.warn({ err: error }, 'live: listening broke off'));
      client.on('notification', wake);
      try {
        await client.connect();
        current = client;
        await client.query(`listen ${notifyChannel}`);
        wake();
        await ended;
      } catch (error) {
        log.warn({ err: error }, 'live: cannot listen yet');
        await client.end().catch(() => undefined);
      }
      if (!closed) await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const running = run();
  return {
    close: async () => {
      closed = true;
      await current?.end();
      await running;
    },
  };
}

import type { Socket } from 'node:net';
import pg from 'pg';
import type { Client } from './burst.ts';

/**
 * Sends one prepared statement again and again with as little work of its own as `pgbench -M prepared`: the messages are
 * written to the socket as bytes and of the answer only the frames are read. The driver does the sign-in alone.
 */
export async function sqlClient(
  url: string,
  statement: string,
  values: () => readonly unknown[],
): Promise<Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query({ name: 'bench', text: statement, values: [...values()] }).catch(() => undefined);
  const socket = socketOf(client);
  for (const event of ['data', 'end', 'error', 'close']) socket.removeAllListeners(event);
  const reader = frameReader(socket);
  return {
    run: () => {
      const done = reader();
      socket.write(bindAndExecute(values()));
      return done;
    },
    close: () => socket.destroy(),
  };
}

function socketOf(client: pg.Client): Socket {
  const stream: unknown = Reflect.get(Reflect.get(client, 'connection'), 'stream');
  if (!(stream instanceof Object) || !('setNoDelay' in stream)) throw new Error('the driver has no socket');
  return stream as Socket;
}

const readyForQuery = 0x5a;
const errorResponse = 0x45;

/** Resolves at ReadyForQuery; false when an error came before it. */
function frameReader(socket: Socket): () => Promise<boolean> {
  let resolve: ((ok: boolean) => void) | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let ok = true;
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= 5) {
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === errorResponse) ok = false;
      if (bytes[at] === readyForQuery) {
        const answered = resolve;
        const result = ok;
        ok = true;
        answered?.(result);
      }
      at = end;
    }
    rest = bytes.subarray(at);
  });
  return () =>
    new Promise((done) => {
      resolve = done;
    });
}

/** Bind (text format), Execute, Sync of the statement named `bench`. */
function bindAndExecute(values: readonly unknown[]): Buffer {
  const parameters = values.map((value) =>
    value === null || value === undefined ? null : Buffer.from(textOf(value)),
  );
  const size = parameters.reduce((sum, bytes) => sum + 4 + (bytes?.length ?? 0), 0);
  const bindLength = 4 + 1 + 6 + 2 + 2 + size + 2;
  const out = Buffer.allocUnsafe(1 + bindLength + 10 + 5);
  let at = out.write('B', 0, 'latin1');
  at = out.writeUInt32BE(bindLength, at);
  at += out.write('\0bench\0', at, 'latin1');
  at = out.writeUInt16BE(0, at);
  at = out.writeUInt16BE(parameters.length, at);
  for (const bytes of parameters) {
    at = out.writeInt32BE(bytes?.length ?? -1, at);
    if (bytes) at += bytes.copy(out, at);
  }
  at = out.writeUInt16BE(0, at);
  at += out.write('E\0\0\0\x09\0\0\0\0\0', at, 'latin1');
  out.write('S\0\0\0\x04', at, 'latin1');
  return out;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return String(value);
}

import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What the process of the screens is told, and what it answers. */
export type Order =
  | { readonly kind: 'open'; readonly port: number; readonly path: string; readonly boards: number }
  | { readonly kind: 'told'; readonly ticketId: string };
export type Answer =
  | { readonly kind: 'opened'; readonly boards: number }
  | { readonly kind: 'heard'; readonly boards: number; readonly lastAt: number };

/** How many boards have shown a call, and when the last one did (milliseconds since the epoch, with fractions). */
const heard = new Map<string, { boards: number; lastAt: number }>();
const mark = Buffer.from('"calls":[{"id":"');
const idLength = 36;

/** Boards in a process of their own: each is a socket that reads a live stream; of a frame only the newest call is read. */
function openBoards(port: number, path: string, boards: number): Promise<number> {
  const sockets: Promise<Socket>[] = [];
  for (let n = 0; n < boards; n++) sockets.push(openBoard(port, path));
  return Promise.all(sockets).then((all) => all.length);
}

function openBoard(port: number, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let last = '';
    socket.once('connect', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n\r\n`),
    );
    socket.once('data', () => resolve(socket));
    // A frame may come in pieces: what could be the beginning of the mark is looked at again with the next one.
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      rest = bytes.subarray(Math.max(0, bytes.length - mark.length - idLength));
      const at = bytes.lastIndexOf(mark);
      if (at < 0 || at + mark.length + idLength > bytes.length) return;
      const id = bytes.toString('latin1', at + mark.length, at + mark.length + idLength);
      if (id === last) return;
      last = id;
      const known = heard.get(id) ?? { boards: 0, lastAt: 0 };
      known.boards += 1;
      known.lastAt = performance.timeOrigin + performance.now();
      heard.set(id, known);
    });
    socket.once('error', reject);
  });
}

process.on('message', (order: Order) => {
  if (order.kind === 'open') {
    openBoards(order.port, order.path, order.boards).then(
      (boards) => process.send?.({ kind: 'opened', boards } satisfies Answer),
      (error: unknown) => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
    return;
  }
  const known = heard.get(order.ticketId) ?? { boards: 0, lastAt: 0 };
  process.send?.({ kind: 'heard', ...known } satisfies Answer);
});

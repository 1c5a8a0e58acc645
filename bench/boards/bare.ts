import { randomUUID } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What the process is told, and what it answers. */
export type BareOrder = { readonly kind: 'tell'; readonly bytes: number };
export type BareAnswer =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'told'; readonly ticketId: string; readonly at: number };

/**
 * The least that telling a board can cost on this machine: sockets without HTTP, a database or a hub, to which the same
 * number of bytes is written. What the product takes is measured against it in the same run.
 */
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => sockets.delete(socket));
  // A screen counts as open when it has heard something.
  socket.once('data', () => socket.write('\n'));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.send?.({ kind: 'ready', port: address.port } satisfies BareAnswer);
});

process.on('message', ({ bytes }: BareOrder) => {
  const ticketId = randomUUID();
  const frame = Buffer.from(`"calls":[{"id":"${ticketId}"`.padEnd(bytes, '.'));
  const at = performance.timeOrigin + performance.now();
  for (const socket of sockets) socket.write(frame);
  process.send?.({ kind: 'told', ticketId, at } satisfies BareAnswer);
});

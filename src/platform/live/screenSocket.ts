import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const head = [
  'HTTP/1.1 200 OK',
  'content-type: text/event-stream; charset=utf-8',
  'cache-control: no-store',
  'x-accel-buffering: no',
  'x-content-type-options: nosniff',
  'connection: close',
].join('\r\n');

/** A screen that lost its line comes back after so many milliseconds. */
const retryMs = 2000;

/**
 * Begins an event stream and gives the bare socket to write it to; undefined when the visitor has gone already. The
 * answer of HTTP ends here, its body goes on until the socket closes: held for hours by thousands of boards, request and
 * response would be most of their memory, and each event would be three writes a board (`bench/boards`).
 */
export function openScreen(response: ServerResponse): Socket | undefined {
  const { socket } = response;
  if (!socket || socket.destroyed) return undefined;
  response.statusCode = 200;
  // What is counted and freed when an answer ends is so now; the server then takes the socket for an idle one.
  response.emit('finish');
  socket.setTimeout(0);
  socket.write(`${head}\r\n\r\nretry: ${retryMs}\n\n`);
  return socket;
}

import { connect } from 'node:net';
import type { Client } from './burst.ts';

export interface HttpRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first refusal is shown, the others are counted. */
let told = false;

/** One kept connection that posts JSON; of the answer only status and length are read. */
export async function httpClient(port: number, next: () => HttpRequest): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let resolve: ((ok: boolean) => void) | undefined;
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    const head = text.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (text.length < head + 4 + length) return;
    const ok = text.startsWith('HTTP/1.1 2');
    if (!ok && !told) process.stderr.write(`${text}\n`);
    told ||= !ok;
    text = '';
    resolve?.(ok);
  });
  return {
    run: () => {
      const { path, headers, body } = next();
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const done = new Promise<boolean>((answered) => {
        resolve = answered;
      });
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines.join('')}\r\n${body}`,
      );
      return done;
    },
    close: () => socket.destroy(),
  };
}

import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One frame of a live stream. */
export interface Frame {
  readonly event: string;
  readonly data: unknown;
}

export interface Stream {
  /** Connections made, the first included. */
  connections(): number;
  close(): void;
}

/** A screen that reads a live stream all day: comes back by itself, with the number of the last frame it has seen. */
export function openStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  onFrame: (frame: Frame) => void,
): Stream {
  let closed = false;
  let connections = 0;
  let lastId: string | undefined;
  let hangUp = () => {};
  const connect = () =>
    new Promise<void>((ended) => {
      const request = get(
        url,
        { headers: { ...headers, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) } },
        (response) => {
          connections += 1;
          let rest = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            const parts = (rest + chunk).split('\n\n');
            rest = parts.pop() ?? '';
            for (const part of parts) {
              const fields = fieldsOf(part);
              if (fields.id !== undefined) lastId = fields.id;
              if (fields.event && fields.data)
                onFrame({ event: fields.event, data: JSON.parse(fields.data) });
            }
          });
          response.on('close', ended);
          response.on('error', () => ended());
        },
      );
      request.on('error', () => ended());
      hangUp = () => request.destroy();
    });
  const run = async () => {
    while (!closed) {
      await connect();
      if (!closed) await pause(200);
    }
  };
  void run();
  return {
    connections: () => connections,
    close: () => {
      closed = true;
      hangUp();
    },
  };
}

function fieldsOf(part: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of part.split('\n')) {
    const at = line.indexOf(': ');
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  return fields;
}

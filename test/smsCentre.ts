import type { AddressInfo } from 'node:net';
import smpp, { type Pdu } from 'smpp';

export interface HeardSms {
  readonly to: string;
  readonly from: string;
  readonly coding: number;
  readonly text: string;
  /** Reference, number of parts and place of this one; null when it came alone. */
  readonly part: { readonly reference: number; readonly of: number; readonly number: number } | null;
}

/** A real SMPP server, as an operator runs one. */
export async function startSmsCentre(account = { user: 'vikno', password: 'secret' }) {
  const heard: HeardSms[] = [];
  const refusals: number[] = [];
  let binds = 0;
  const server = smpp.createServer((session) => {
    session.on('error', () => undefined);
    session.on('bind_transceiver', (pdu: Pdu) => {
      binds += 1;
      const known = pdu.system_id === account.user && pdu.password === account.password;
      // 0x0e: invalid password.
      session.send(pdu.response({ command_status: known ? 0 : 0x0e }));
    });
    session.on('submit_sm', (pdu: Pdu) => {
      const status = refusals.shift() ?? 0;
      if (status === 0) heard.push(read(pdu));
      session.send(pdu.response({ command_status: status, message_id: String(heard.length) }));
    });
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smpp://${account.user}:${account.password}@127.0.0.1:${port}`,
    port,
    heard,
    binds: () => binds,
    /** Statuses with which the next messages are refused. */
    refuseNext: (...statuses: readonly number[]) => refusals.push(...statuses),
    /** Breaks every line, as a restart of the operator does. */
    breakLines: () => {
      for (const session of [...server.sessions]) session.destroy();
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const session of [...server.sessions]) session.destroy();
        server.close(() => resolve());
      }),
  };
}

function read(pdu: Pdu): HeardSms {
  const message = pdu.short_message?.message ?? '';
  const [header] = [pdu.short_message?.udh ?? []].flat();
  return {
    to: pdu.destination_addr ?? '',
    from: pdu.source_addr ?? '',
    coding: pdu.data_coding ?? -1,
    text: typeof message === 'string' ? message : Buffer.from(message).swap16().toString('utf16le'),
    part: header
      ? { reference: header.readUInt8(2), of: header.readUInt8(3), number: header.readUInt8(4) }
      : null,
  };
}

import { createServer, type Socket } from 'node:net';

/** What an emulated printer does when somebody connects. */
export type PrinterMood = 'ready' | 'paperLow' | 'paperOut' | 'coverOpen' | 'runsOut' | 'hangs';

/** A picture that came out: rows of dots, 1 is black. */
export interface PrintedPaper {
  readonly width: number;
  readonly height: number;
  readonly bits: Buffer;
}

export interface PrinterEmulator {
  readonly port: number;
  readonly papers: readonly PrintedPaper[];
  mood: PrinterMood;
  close(): Promise<void>;
}

/** A thermal printer on a TCP port of this machine: reads GS v 0 pictures, cuts paper, answers DLE EOT and GS r. */
export async function startPrinter(mood: PrinterMood = 'ready'): Promise<PrinterEmulator> {
  const papers: PrintedPaper[] = [];
  const sockets = new Set<Socket>();
  const printer = { mood };
  const server = createServer((socket) => {
    sockets.add(socket);
    let waiting = Buffer.alloc(0);
    let last = Buffer.alloc(0);
    let bands: { widthBytes: number; rows: Buffer }[] = [];
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      if (printer.mood === 'hangs') return;
      answerAtOnce(data);
      waiting = Buffer.concat([waiting, data]);
      for (let used = take(); used > 0; used = take()) waiting = waiting.subarray(used);
    });

    /** DLE EOT is answered as it comes, wherever it stands: in the dots of a picture too. */
    function answerAtOnce(data: Buffer): void {
      last = Buffer.concat([last, data]);
      for (let at = 0; at + 2 < last.length; at++) {
        const question = last[at + 2] ?? 0;
        if (last[at] === 0x10 && last[at + 1] === 0x04 && question >= 1 && question <= 4)
          socket.write(Buffer.of(stateByte(question)));
      }
      last = last.subarray(-2);
    }

    /** Reads one command from the front; gives how long it was, 0 when more must come. */
    function take(): number {
      const [a, b, c] = waiting;
      if (a === undefined || b === undefined) return 0;
      if (a === 0x1b && b === 0x40) return 2;
      if (c === undefined) return 0;
      if (a === 0x10 && b === 0x04) return 3;
      // A printer without paper prints no more, and so never comes to what follows.
      if (printer.mood === 'paperOut' || printer.mood === 'coverOpen') return waiting.length;
      if (a === 0x1d && b === 0x72) {
        socket.write(Buffer.of(0));
        return 3;
      }
      if (a === 0x1d && b === 0x76) {
        if (waiting.length < 8) return 0;
        const widthBytes = waiting.readUInt16LE(4);
        const length = widthBytes * waiting.readUInt16LE(6);
        if (waiting.length < 8 + length) return 0;
        bands.push({ widthBytes, rows: Buffer.from(waiting.subarray(8, 8 + length)) });
        if (printer.mood === 'runsOut') printer.mood = 'paperOut';
        return 8 + length;
      }
      if (a === 0x1d && b === 0x56) {
        if (waiting.length < 4) return 0;
        const width = (bands[0]?.widthBytes ?? 0) * 8;
        const bits = Buffer.concat(bands.map(({ rows }) => rows));
        papers.push({ width, height: (bits.length * 8) / width, bits });
        bands = [];
        return 4;
      }
      throw new Error(`the printer does not know ${a.toString(16)} ${b.toString(16)}`);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the printer does not listen');

  function stateByte(question: number): number {
    const base = 0b0001_0010;
    const stopped = printer.mood === 'paperOut' || printer.mood === 'coverOpen';
    if (question === 1) return stopped ? base | 0b1000 : base;
    if (question === 2)
      return printer.mood === 'paperOut'
        ? base | 0b10_0000
        : printer.mood === 'coverOpen'
          ? base | 0b100
          : base;
    if (printer.mood === 'paperOut') return base | 0b0110_1100;
    return printer.mood === 'paperLow' ? base | 0b1100 : base;
  }

  return Object.assign(printer, {
    port: address.port,
    papers,
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  });
}

import { createConnection, type Socket } from 'node:net';
import {
  askPrinted,
  askState,
  canPrint,
  isPrintedByte,
  isStateByte,
  type PrinterState,
  printCommands,
  type Raster,
  readState,
} from './escpos.ts';

export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

/** Milliseconds; a test of faults needs them shorter. */
export interface PrinterPatience {
  readonly connect: number;
  readonly answer: number;
  /** From the last byte sent to the paper cut. */
  readonly print: number;
}

const usual: PrinterPatience = { connect: 2_500, answer: 1_500, print: 8_000 };

/** Asks a printer how it is. Never rejects: a dead or silent printer is an answer too. */
export const printerState = (
  address: PrinterAddress,
  patience: Partial<PrinterPatience> = {},
): Promise<PrinterState> =>
  converse(address, { ...usual, ...patience }, (line, limits) => askedState(line, limits));

/**
 * Prints and waits until the printer says that it is done. `ready` or `paperLow`: the paper is out; anything else: it is
 * not, or not whole. Never rejects.
 */
export const printRaster = (
  address: PrinterAddress,
  raster: Raster,
  patience: Partial<PrinterPatience> = {},
): Promise<PrinterState> =>
  converse(address, { ...usual, ...patience }, async (line, limits) => {
    const before = await askedState(line, limits);
    if (!canPrint(before)) return before;
    line.send(printCommands(raster));
    line.send(askPrinted);
    const [done] = await line.hear(1, limits.print, isPrintedByte);
    if (done !== undefined) return before;
    // It took the picture and went quiet: the paper ended in the middle, or the cover was opened.
    const after = await askedState(line, limits);
    return canPrint(after) ? 'silent' : after;
  });

async function askedState(line: Line, limits: PrinterPatience): Promise<PrinterState> {
  line.send(askState);
  return readState(await line.hear(3, limits.answer, isStateByte));
}

interface Line {
  send(bytes: Uint8Array): void;
  /** Bytes of one kind heard from now on, fewer than wanted when time runs out; others are passed over. */
  hear(wanted: number, ms: number, kind: (byte: number) => boolean): Promise<number[]>;
}

async function converse(
  { host, port }: PrinterAddress,
  limits: PrinterPatience,
  talk: (line: Line, limits: PrinterPatience) => Promise<PrinterState>,
): Promise<PrinterState> {
  const socket = await connected(host, port, limits.connect);
  if (!socket) return 'unreachable';
  try {
    return await talk(lineOn(socket), limits);
  } finally {
    socket.destroy();
  }
}

function connected(host: string, port: number, ms: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const give = (answer: Socket | null) => {
      clearTimeout(timer);
      if (answer === null) socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => give(null), ms);
    socket.once('connect', () => give(socket));
    // Stays for the whole conversation: a line that breaks is a line that answers no more.
    socket.on('error', () => give(null));
  });
}

function lineOn(socket: Socket): Line {
  let heard: (bytes: Iterable<number>) => void = () => undefined;
  let ended = false;
  socket.on('data', (data: Buffer) => heard(data));
  socket.on('close', () => {
    ended = true;
    heard([]);
  });
  return {
    send: (data) => {
      if (!ended) socket.write(data);
    },
    hear: (wanted, ms, kind) =>
      new Promise((resolve) => {
        const found: number[] = [];
        const finish = () => {
          clearTimeout(timer);
          heard = () => undefined;
          resolve(found.slice(0, wanted));
        };
        const timer = setTimeout(finish, ms);
        heard = (bytes) => {
          for (const byte of bytes) if (kind(byte)) found.push(byte);
          if (ended || found.length >= wanted) finish();
        };
        heard([]);
      }),
  };
}

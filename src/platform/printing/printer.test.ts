import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type PrinterEmulator, startPrinter } from '../../../test/printerEmulator.ts';
import { isPrintedByte, printCommands, readState } from './escpos.ts';
import { printerState, printRaster } from './printer.ts';
import { rasterOf } from './raster.ts';

const host = '127.0.0.1';
const patience = { connect: 500, answer: 300, print: 500 };
/** Dots that read as no command: those come out as they are. */
const picture = { widthBytes: 72, height: 300, bits: randomBytes(72 * 300).map((byte) => byte | 1) };
/** DLE EOT 1…4, DLE ENQ 2 and DLE DC4 among the dots. */
const treacherous = { ...picture, bits: Uint8Array.from(picture.bits) };
for (const [at, [second, third]] of [
  [4, 1],
  [4, 2],
  [4, 3],
  [4, 4],
  [5, 2],
  [0x14, 1],
].entries())
  treacherous.bits.set([0x10, second ?? 0, third ?? 0], 1000 + at * 3_000);
let printer: PrinterEmulator | undefined;
afterEach(async () => {
  await printer?.close();
  printer = undefined;
});

test('[BR-15] a picture comes out of the printer dot by dot as it was sent, in several bands', async () => {
  printer = await startPrinter();
  expect(await printRaster({ host, port: printer.port }, picture, patience)).toBe('ready');
  expect(printer.papers).toHaveLength(1);
  expect(printer.papers[0]).toMatchObject({ width: 576, height: 300 });
  expect(printer.papers[0]?.bits.equals(Buffer.from(picture.bits))).toBe(true);
});

test('[BR-15] a printer tells of low paper and still prints; out of paper or open it prints nothing and says so', async () => {
  printer = await startPrinter('paperLow');
  const address = { host, port: printer.port };
  expect(await printRaster(address, picture, patience)).toBe('paperLow');
  for (const mood of ['paperOut', 'coverOpen'] as const) {
    printer.mood = mood;
    expect(await printerState(address, patience)).toBe(mood);
    expect(await printRaster(address, picture, patience)).toBe(mood);
  }
  expect(printer.papers).toHaveLength(1);
});

test('[BR-15] paper that ends in the middle of a ticket is told as out of paper, not as printed', async () => {
  printer = await startPrinter('runsOut');
  expect(await printRaster({ host, port: printer.port }, picture, patience)).toBe('paperOut');
});

test('[BR-15] dots that look like commands are printed as dots, a hair changed, and nothing is taken for an answer', async () => {
  printer = await startPrinter('runsOut');
  const address = { host, port: printer.port };
  expect(await printRaster(address, treacherous, patience)).toBe('paperOut');
  printer.mood = 'ready';
  expect(await printRaster(address, treacherous, patience)).toBe('ready');
  const out = printer.papers[0]?.bits ?? Buffer.alloc(0);
  const changed = [...treacherous.bits].flatMap((byte, at) => (byte === out[at] ? [] : [at]));
  expect(changed).toEqual([1000, 4000, 7000, 10_000, 13_000, 16_000]);
  expect(changed.map((at) => out[at])).toEqual(changed.map(() => 0x18));
  expect(Buffer.from(printCommands(treacherous)).includes(Buffer.of(0x10, 0x04))).toBe(false);
});

test('a state that comes unasked is not the answer that a ticket is printed', () => {
  for (const state of [0x12, 0x16, 0x1a, 0x1e, 0x7e]) expect(isPrintedByte(state)).toBe(false);
  for (const answer of [0, 0b11, 0b1100, 0b1111]) expect(isPrintedByte(answer)).toBe(true);
});

test('a dead printer is unreachable, a hanging one is silent, and neither holds anybody up', async () => {
  printer = await startPrinter('hangs');
  const address = { host, port: printer.port };
  const began = Date.now();
  expect(await printRaster(address, picture, patience)).toBe('silent');
  await printer.close();
  printer = undefined;
  expect(await printRaster(address, picture, patience)).toBe('unreachable');
  expect(await printerState({ host: 'no-such-printer.invalid', port: 9100 }, patience)).toBe('unreachable');
  expect(Date.now() - began).toBeLessThan(5_000);
});

test('states by the bits of the reference', () => {
  const base = 0b1_0010;
  expect(readState([base, base, base])).toBe('ready');
  expect(readState([base | 8, base, base])).toBe('offline');
  expect(readState([base | 8, base | 4, base])).toBe('coverOpen');
  expect(readState([base | 8, base | 32, base | 0x60])).toBe('paperOut');
  expect(readState([base, base, base | 12])).toBe('paperLow');
  expect(readState([])).toBe('silent');
});

test('black stays black and white white when a drawing becomes dots', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="5mm"><rect width="50%" height="100%"/></svg>';
  const { widthBytes, height, bits } = await rasterOf(svg, 384);
  expect([widthBytes, height]).toEqual([48, 192]);
  for (let row = 1; row < height - 1; row += 37) {
    expect(bits[row * 48 + 10]).toBe(0xff);
    expect(bits[row * 48 + 40]).toBe(0);
  }
  expect(printCommands({ widthBytes, height, bits }).length).toBeGreaterThan(48 * 192);
  await expect(rasterOf(svg, 100)).rejects.toThrow(RangeError);
});

import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { PdfError } from './errors.ts';
import { createPool, type PdfLog } from './pool.ts';
import type { PdfAnswer } from './protocol.ts';

export type PdfRendererOptions = {
  /** Folder with `<template>.typ`; templates can read nothing outside it. */
  readonly templatesDir: string;
  /** Folder with the folders of the three faces used; by default the installed Noto Sans. */
  readonly fontsDir?: string;
  /** Child processes; by default one for each core but one. */
  readonly poolSize?: number;
  /** Documents after which a child is replaced: the native compiler leaks about 1 MB a document. */
  readonly recycleAfter?: number;
  /** Longest time for one document, milliseconds. */
  readonly timeoutMs?: number;
  /** Documents that may wait for a child; more are refused with the kind `busy`. */
  readonly maxWaiting?: number;
  readonly log: PdfLog;
};

export type PdfRenderer = {
  /** A tagged PDF that meets PDF/UA-1. Rejects with `PdfError`; one that is not accessible is never returned. */
  render(template: string, data: object): Promise<Uint8Array>;
  /** The pages as one SVG with outlined letters, for previews and printers. Rejects with `PdfError`. */
  renderSvg(template: string, data: object): Promise<string>;
  /** Process ids of the children now alive; for health checks and tests of faults. */
  pids(): number[];
  close(): Promise<void>;
};

// Only these three: each face costs memory in every child, and a document needs no more.
const FACES = ['400Regular', '400Regular_Italic', '700Bold'];
const TEMPLATE_NAME = /^[a-z][a-z0-9-]*$/;

/** Makes documents from Typst templates in child processes, since compiling blocks and leaks. */
export function createPdfRenderer(options: PdfRendererOptions): PdfRenderer {
  const { templatesDir, log } = options;
  const pool = createPool({
    settings: { templatesDir, fontFiles: findFonts(options.fontsDir ?? installedFonts()) },
    size: options.poolSize ?? Math.max(1, availableParallelism() - 1),
    recycleAfter: options.recycleAfter ?? 300,
    timeoutMs: options.timeoutMs ?? 20_000,
    maxWaiting: options.maxWaiting ?? 500,
    log,
  });

  async function run(kind: 'pdf' | 'svg', template: string, data: object): Promise<Uint8Array | string> {
    if (!TEMPLATE_NAME.test(template) || !existsSync(join(templatesDir, `${template}.typ`))) {
      throw new PdfError('template', template, 'there is no such template');
    }
    return outputOf(template, await pool.run({ kind, template, json: JSON.stringify(data) }), log);
  }

  return {
    async render(template, data) {
      const output = await run('pdf', template, data);
      if (typeof output === 'string') throw new PdfError('template', template, 'expected bytes');
      return output;
    },
    async renderSvg(template, data) {
      const output = await run('svg', template, data);
      if (typeof output !== 'string') throw new PdfError('template', template, 'expected text');
      return output;
    },
    pids: pool.pids,
    close: pool.close,
  };
}

function outputOf(template: string, answer: PdfAnswer, log: PdfLog): Uint8Array | string {
  if (!answer.ok) throw new PdfError(answer.kind, template, answer.messages.join('; '));
  if (answer.replaced.length > 0) {
    log.warn(
      { template, codePoints: [...new Set(answer.replaced)] },
      'characters that the font lacks were replaced',
    );
  }
  return answer.output;
}

/** Folder of the fonts that come with the product. */
export function installedFonts(): string {
  return dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
}

/** The files of the faces used. Throws when the folder lacks one. */
export function findFonts(fontsDir: string): string[] {
  return FACES.map((face) => {
    const folder = join(fontsDir, face);
    const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.ttf')) : undefined;
    if (file === undefined) throw new Error(`the font folder ${fontsDir} lacks the face ${face}`);
    return join(folder, file);
  });
}

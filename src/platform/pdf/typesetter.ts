import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Coverage, fitToFont, readCoverage } from './coverage.ts';
import { addFormFields } from './formFields.ts';
import { createFormFont, type FormFont } from './formFont.ts';
import type { PdfAnswer, PdfJob, PdfWorkerSettings } from './protocol.ts';

const STANDARD = 'ua-1';
/** Rounds after which a memoised result is forgotten: templates stay warm, data of past documents do not stay. */
const CACHE_AGE = 2;

/** Compiles one document at a time; it blocks its process, and the native part leaks about 1 MB a document. */
export function createTypesetter(settings: PdfWorkerSettings): (job: PdfJob) => PdfAnswer {
  const fonts = settings.fontFiles.map((file) => readFileSync(file));
  const compiler = NodeCompiler.create({
    workspace: settings.templatesDir,
    fontArgs: [{ fontBlobs: fonts }],
  });
  const coverages = fonts.map(readCoverage);
  const covered: Coverage = (codePoint) => coverages.every((one) => one(codePoint));
  let letters: FormFont | undefined;
  const formFont = (): FormFont => {
    const [first] = fonts;
    if (first === undefined) throw new Error('no font for the fields of a form');
    letters ??= createFormFont(first);
    return letters;
  };

  return (job) => {
    const replaced: string[] = [];
    const data = fitData(JSON.parse(job.json), covered, replaced);
    try {
      const answer = typeset(compiler, job, JSON.stringify(data), replaced);
      if (!answer.ok || typeof answer.output === 'string') return answer;
      return { ...answer, output: addFormFields(Buffer.from(answer.output), formFont) };
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  };
}

function typeset(compiler: NodeCompiler, job: PdfJob, data: string, replaced: readonly string[]): PdfAnswer {
  const compiled = compiler.compile({
    // The compiler also finds the fonts of the machine; without this line a document would look, and pass the
    // check, differently from one machine to another. The name of the template was checked by the renderer.
    mainFileContent: `#set text(fallback: false)\n#include "/${job.template}.typ"`,
    inputs: { data },
  });
  const document = compiled.result;
  if (document === null) {
    const found = compiled.takeDiagnostics();
    const messages = found === null ? [] : compiler.fetchDiagnostics(found).map(messageOf);
    return { ok: false, kind: 'template', messages };
  }
  // The check of PDF/UA runs while the PDF is written, so a picture is made only of a document that passes it.
  try {
    const pdf = compiler.pdf(document, { pdfStandard: STANDARD });
    return { ok: true, output: job.kind === 'pdf' ? pdf : compiler.plainSvg(document), replaced };
  } catch (error) {
    return { ok: false, kind: 'inaccessible', messages: readMessages(String(error)) };
  }
}

function fitData(value: unknown, covered: Coverage, replaced: string[]): unknown {
  if (typeof value === 'string') {
    const fitted = fitToFont(value, covered);
    replaced.push(...fitted.replaced);
    return fitted.text;
  }
  if (Array.isArray(value)) return value.map((item) => fitData(item, covered, replaced));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fitData(item, covered, replaced)]),
    );
  }
  return value;
}

function messageOf(diagnostic: unknown): string {
  const isObject = typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic;
  return isObject ? String(diagnostic.message) : 'unknown error';
}

// The compiler reports what breaks PDF/UA as the debug print of its own structures.
function readMessages(text: string): string[] {
  const found = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
  return found.length > 0 ? found : [text];
}

import process from 'node:process';
import { type PdfAnswer, type PdfJob, type PdfWorkerSettings, SETTINGS_VARIABLE } from './protocol.ts';
import { createTypesetter } from './typesetter.ts';

// The parent is this same program, so what it says needs no check; the settings are its own JSON.
const settings: PdfWorkerSettings = JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}');
const typeset = createTypesetter(settings);

// Ctrl-C reaches the whole process group: the parent decides when its children stop.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));

process.on('message', (job: PdfJob) => {
  process.send?.(answer(job));
});

function answer(job: PdfJob): PdfAnswer {
  try {
    return typeset(job);
  } catch (error) {
    return {
      ok: false,
      kind: 'template',
      messages: [error instanceof Error ? error.message : String(error)],
    };
  }
}

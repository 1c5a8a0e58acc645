import { routesFor } from '#platform/http/route.ts';
import { correctEntryAction, recordEntryAction, strikeEntryAction } from './actions/journal.ts';
import { deviceEntryApi, journalKitApi, journalWorkerFile } from './api/journal.ts';
import { journalPageOf } from './pages/journal/journal.tsx';
import { journalXlsx } from './pages/journal/journalBook.ts';
import { entryPage } from './pages/journal/journalEntry.tsx';
import { newEntryPage } from './pages/journal/journalNew.tsx';
import { journalSheet } from './pages/journal/sheets.tsx';
import { eofficesRights } from './rights.ts';
import { deviceEntry, deviceEntryAnswer, journalKit } from './schemas/offline.ts';

const { page, action, apiRead, apiWrite } = routesFor(eofficesRights);

/** The reception journal, and the way it is kept without a line (KO-A2-6). */
export const journalRoutes = [
  page('/e-offices/journal', 'journal.read', 'eofficeEntry.viewed', journalPageOf),
  action('/e-offices/journal', 'journal.write', 'eofficeEntry.recorded', recordEntryAction),
  page('/e-offices/journal/:id/print', 'journal.read', 'eofficeEntry.printed', journalSheet),
  page('/e-offices/journal/:id/journal.xlsx', 'journal.read', 'eofficeEntry.exported', journalXlsx),
  page('/e-offices/journal/entries/:id', 'journal.write', 'eofficeEntry.viewed', entryPage),
  action('/e-offices/journal/entries/:id', 'journal.write', 'eofficeEntry.corrected', correctEntryAction),
  action('/e-offices/journal/entries/:id/strike', 'journal.write', 'eofficeEntry.struck', strikeEntryAction),

  page('/e-offices/journal/new', 'journal.write', 'none', newEntryPage),
  page('/journal-worker.js', 'public', 'none', journalWorkerFile),
  apiRead(
    '/api/v1/e-offices/journal/kit',
    'journal.write',
    'eofficeVisitors.given',
    {
      summary: 'What the device of an operator keeps to work without a line',
      tag: 'e-offices',
      result: journalKit,
    },
    journalKitApi,
  ),
  apiWrite(
    '/api/v1/e-offices/journal/entries',
    'journal.write',
    'eofficeEntry.recorded',
    {
      summary: 'Take over an entry of the journal from a device',
      tag: 'e-offices',
      body: deviceEntry,
      result: deviceEntryAnswer,
    },
    deviceEntryApi,
  ),
];

import { type Route, routesFor } from '#platform/http/route.ts';
import { largestImport } from './actions/importFile.ts';
import { applyImportAction, checkFileQuery, importCardPage, importPage } from './actions/imports.ts';
import { exchangePage } from './pages/exchange/exchange.tsx';
import { exportFile } from './pages/exchange/exchangeFile.ts';
import { catalogueRights } from './rights.ts';

const { page, action, query } = routesFor(catalogueRights);
/** A file of thousands of services is work for the program, whichever way it goes. */
const heavy = { perMinute: 20 };

/** Cards out to a file and back: the dry run writes nothing to the catalogue, the confirmation all or nothing. */
export const exchangeRoutes: readonly Route[] = [
  page('/catalogue/exchange', 'catalogue.read', 'none', exchangePage),
  page('/catalogue/exchange/file', 'catalogue.read', 'none', exportFile, heavy),
  query('/catalogue/exchange', 'catalogue.import', 'none', checkFileQuery, {
    ...heavy,
    largestFile: largestImport,
  }),
  page('/catalogue/imports/:import', 'catalogue.import', 'none', importPage),
  page('/catalogue/imports/:import/services/:slug', 'catalogue.import', 'none', importCardPage),
  action(
    '/catalogue/imports/:import/apply',
    'catalogue.import',
    'catalogueImport.applied',
    applyImportAction,
  ),
];

import { type Route, routesFor } from '#platform/http/route.ts';
import { ownBlankAction, setBlankAction } from './actions/blanks.ts';
import { blankPage, blankPaper } from './pages/blanks/blank.tsx';
import { awaitedBlankFile, keptBlankFile, officialBlankFile } from './pages/blanks/blankFiles.ts';
import { emptyBlankPage, fillableBlankPage, sampleBlankPage } from './pages/blanks/blankPapers.ts';
import { staffBlankPage } from './pages/blanks/staffBlank.tsx';
import { catalogueRights } from './rights.ts';

const { page, action, query } = routesFor(catalogueRights);

const blank = '/centres/:code/services/:slug/blank';

/** The application of a service: made by the product, or an authority's own form (BR-6, BR-8, BR-20). */
export const blankRoutes: readonly Route[] = [
  page(blank, 'public', 'none', blankPage),
  page(`${blank}/form`, 'public', 'none', fillableBlankPage, { perMinute: 60 }),
  page(`${blank}/empty`, 'public', 'none', emptyBlankPage, { perMinute: 60 }),
  page(`${blank}/sample`, 'public', 'none', sampleBlankPage, { perMinute: 60 }),
  query(`${blank}/filled`, 'public', 'none', blankPaper, { perMinute: 20 }),
  page(`${blank}/official/:what`, 'public', 'none', officialBlankFile, { perMinute: 60 }),
  page('/catalogue/:id/blank', 'catalogue.read', 'none', staffBlankPage),
  action('/catalogue/:id/blank', 'catalogue.edit', 'card.blankSet', setBlankAction),
  action('/catalogue/:id/blank/own', 'catalogue.edit', 'card.blankSet', ownBlankAction),
  page('/catalogue/:id/blank/:version/:what', 'catalogue.read', 'none', keptBlankFile),
  page('/catalogue/approvals/:id/blank/:what', 'catalogue.sign', 'none', awaitedBlankFile),
];

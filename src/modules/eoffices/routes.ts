import { type Route, routesFor } from '#platform/http/route.ts';
import { openAction, openByPhoneAction, problemAction } from './actions/day.ts';
import { editEofficeAction } from './actions/edit.ts';
import { acceptReportAction, returnReportAction, signReportAction } from './actions/reports.ts';
import { exchangeRoutes } from './exchangeRoutes.ts';
import { journalRoutes } from './journalRoutes.ts';
import { needsRoutes } from './needsRoutes.ts';
import { networkRoutes } from './networkRoutes.ts';
import { dayPage, problemPage } from './pages/day/day.tsx';
import { directoryPage } from './pages/network/directory.tsx';
import { reportPage } from './pages/reports/report.tsx';
import { networkSheet, networkXlsx, reportSheet, reportXlsx } from './pages/reports/reportSheet.tsx';
import { reportsPage } from './pages/reports/reports.tsx';
import { reportsMonthPage } from './pages/reports/reportsMonth.tsx';
import { editPage, workPage } from './pages/requests/work.tsx';
import { referralRoutes } from './referralRoutes.ts';
import { eofficesRights } from './rights.ts';
import { supplyRoutes } from './supplyRoutes.ts';

const { page, action } = routesFor(eofficesRights);

export const routes: readonly Route[] = [
  page('/e-offices', 'public', 'none', directoryPage),
  page('/e-offices/work', 'eoffice.work', 'none', workPage),
  page('/e-offices/work/:id', 'eoffice.edit', 'none', editPage),
  action('/e-offices/work/:id', 'eoffice.edit', 'eoffice.changed', editEofficeAction),

  action('/e-offices/open', 'eoffice.open', 'eoffice.opened', openAction),
  page('/e-offices/day', 'eoffice.watch', 'none', dayPage),
  action('/e-offices/day/:id/open', 'eoffice.lead', 'eoffice.opened', openByPhoneAction),
  page('/e-offices/day/:id/problem', 'eoffice.lead', 'none', problemPage),
  action('/e-offices/day/:id/problem', 'eoffice.lead', 'eoffice.problemRecorded', problemAction),

  ...journalRoutes,
  ...referralRoutes,
  ...needsRoutes,
  ...networkRoutes,
  ...exchangeRoutes,
  ...supplyRoutes,

  page('/e-offices/reports', 'report.read', 'none', reportsPage),
  page('/e-offices/reports/month', 'eoffice.watch', 'none', reportsMonthPage),
  page('/e-offices/offices/:id/reports/:year/:month', 'report.read', 'none', reportPage),
  page('/e-offices/reports/print', 'eoffice.watch', 'none', networkSheet),
  page('/e-offices/reports/form.xlsx', 'eoffice.watch', 'none', networkXlsx),
  page('/e-offices/offices/:id/reports/:year/print', 'report.read', 'none', reportSheet),
  page('/e-offices/offices/:id/reports/:year/form.xlsx', 'report.read', 'none', reportXlsx),
  action(
    '/e-offices/offices/:id/reports/:year/:month/sign',
    'report.sign',
    'eofficeReport.submitted',
    signReportAction,
  ),
  action('/e-offices/reports/:id/accept', 'report.decide', 'eofficeReport.accepted', acceptReportAction),
  action('/e-offices/reports/:id/return', 'report.decide', 'eofficeReport.returned', returnReportAction),
];

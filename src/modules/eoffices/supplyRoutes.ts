import { routesFor } from '#platform/http/route.ts';
import { submitQuarterAction } from './actions/quarter.ts';
import { cancelAction, changeAction, newExpenseAction, payAction } from './actions/supplies.ts';
import { actRoutes } from './actRoutes.ts';
import { quarterPage } from './pages/supplies/quarter.tsx';
import { quarterPaper, quarterXlsx } from './pages/supplies/quarterPapers.ts';
import { suppliesPage } from './pages/supplies/supplies.tsx';
import { changePage, newExpensePage, payPage } from './pages/supplies/supplyForms.tsx';
import { requestRoutes } from './requestRoutes.ts';
import { eofficesRights } from './rights.ts';
import { stockRoutes } from './stockRoutes.ts';

const { page, action } = routesFor(eofficesRights);

/** The estimate of the network, commitments and payments, the report of a quarter (KO-A3-1). */
export const supplyRoutes = [
  ...requestRoutes,
  ...stockRoutes,
  ...actRoutes,
  page('/e-offices/supplies', 'supply.read', 'none', suppliesPage),
  page('/e-offices/supplies/quarter', 'supply.read', 'none', quarterPage),
  action('/e-offices/supplies/quarter', 'eoffice.lead', 'eofficeSupplyReport.submitted', submitQuarterAction),
  page('/e-offices/supplies/report.pdf', 'supply.read', 'none', quarterPaper),
  page('/e-offices/supplies/report.xlsx', 'supply.read', 'none', quarterXlsx),
  page('/e-offices/supplies/change', 'eoffice.lead', 'none', changePage),
  action('/e-offices/supplies/change', 'eoffice.lead', 'eofficeBudget.changed', changeAction),
  page('/e-offices/supplies/expenses/new', 'eoffice.lead', 'none', newExpensePage),
  action('/e-offices/supplies/expenses/new', 'eoffice.lead', 'eofficeExpense.committed', newExpenseAction),
  page('/e-offices/supplies/expenses/:id', 'eoffice.lead', 'none', payPage),
  action('/e-offices/supplies/expenses/:id', 'eoffice.lead', 'eofficeExpense.paid', payAction),
  action('/e-offices/supplies/expenses/:id/cancel', 'eoffice.lead', 'eofficeExpense.cancelled', cancelAction),
];

import { routesFor } from '#platform/http/route.ts';
import { endAgreementAction, newAgreementAction } from './actions/agreements.ts';
import { newPartnerAction, partnerAction } from './actions/partners.ts';
import { endAgreementPage, newAgreementPage } from './pages/agreementForms.tsx';
import { agreementScan, agreementsPage } from './pages/agreements.tsx';
import { newPartnerPage, partnerPage, partnersPage, partnersStaffPage } from './pages/partners.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** Agreements with the organisations of the network, partners of the competition (KO-4.1, KN-2). */
export const networkRoutes = [
  page('/e-offices/partners', 'public', 'none', partnersPage),
  page('/e-offices/network/partners', 'eoffice.lead', 'none', partnersStaffPage),
  page('/e-offices/network/partners/new', 'eoffice.lead', 'none', newPartnerPage),
  action('/e-offices/network/partners', 'eoffice.lead', 'eofficePartner.recorded', newPartnerAction),
  page('/e-offices/network/partners/:id', 'eoffice.lead', 'none', partnerPage),
  action('/e-offices/network/partners/:id', 'eoffice.lead', 'eofficePartner.changed', partnerAction),

  page('/e-offices/agreements', 'eoffice.watch', 'none', agreementsPage),
  page('/e-offices/agreements/new', 'eoffice.lead', 'none', newAgreementPage),
  action('/e-offices/agreements', 'eoffice.lead', 'eofficeAgreement.recorded', newAgreementAction),
  page('/e-offices/agreements/:id/scan', 'eoffice.watch', 'none', agreementScan),
  page('/e-offices/agreements/:id/end', 'eoffice.lead', 'none', endAgreementPage),
  action('/e-offices/agreements/:id/end', 'eoffice.lead', 'eofficeAgreement.ended', endAgreementAction),
];

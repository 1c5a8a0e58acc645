import { routesFor } from '#platform/http/route.ts';
import { newAgreementAction } from './actions/agreements.ts';
import {
  attachDocumentAction,
  correctAgreementAction,
  endAgreementAction,
  prolongAgreementAction,
} from './actions/agreementWork.ts';
import { networkSettingsAction } from './actions/networkSettings.ts';
import { newPartnerAction, partnerAction } from './actions/partners.ts';
import { planAction } from './actions/plan.ts';
import { publicNameAction } from './actions/publicNames.ts';
import { agreementDocument, agreementPage } from './pages/network/agreement.tsx';
import {
  correctAgreementPage,
  endAgreementPage,
  newAgreementPage,
  prolongAgreementPage,
} from './pages/network/agreementForms.tsx';
import { agreementScan, agreementsPage } from './pages/network/agreements.tsx';
import { networkSettingsPage } from './pages/network/networkSettings.tsx';
import { newPartnerPage, partnerPage, partnersPage, partnersStaffPage } from './pages/network/partners.tsx';
import { planPage } from './pages/network/plan.tsx';
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

  action('/e-offices/name', 'eoffice.work', 'eofficeName.agreed', publicNameAction),

  page('/e-offices/network/plan', 'eoffice.lead', 'none', planPage),
  action('/e-offices/network/plan', 'eoffice.lead', 'eofficePlan.changed', planAction),
  page('/e-offices/network/settings', 'eoffice.lead', 'none', networkSettingsPage),
  action('/e-offices/network/settings', 'eoffice.lead', 'eofficeNetwork.changed', networkSettingsAction),

  page('/e-offices/agreements', 'eoffice.watch', 'none', agreementsPage),
  page('/e-offices/agreements/new', 'eoffice.lead', 'none', newAgreementPage),
  action('/e-offices/agreements', 'eoffice.lead', 'eofficeAgreement.recorded', newAgreementAction),
  page('/e-offices/agreements/:id', 'eoffice.watch', 'none', agreementPage),
  page('/e-offices/agreements/:id/edit', 'eoffice.lead', 'none', correctAgreementPage),
  action(
    '/e-offices/agreements/:id/edit',
    'eoffice.lead',
    'eofficeAgreement.corrected',
    correctAgreementAction,
  ),
  page('/e-offices/agreements/:id/prolong', 'eoffice.lead', 'none', prolongAgreementPage),
  action(
    '/e-offices/agreements/:id/prolong',
    'eoffice.lead',
    'eofficeAgreement.prolonged',
    prolongAgreementAction,
  ),
  action(
    '/e-offices/agreements/:id/documents',
    'eoffice.lead',
    'eofficeAgreement.documentAdded',
    attachDocumentAction,
  ),
  page('/e-offices/agreements/:id/documents/:document', 'eoffice.watch', 'none', agreementDocument),
  page('/e-offices/agreements/:id/scan', 'eoffice.watch', 'none', agreementScan),
  page('/e-offices/agreements/:id/end', 'eoffice.lead', 'none', endAgreementPage),
  action('/e-offices/agreements/:id/end', 'eoffice.lead', 'eofficeAgreement.ended', endAgreementAction),
];

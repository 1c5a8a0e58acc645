import { type Route, routesFor } from '#platform/http/route.ts';
import { consentAction, othersAction } from './actions/consent.ts';
import { grantAction, passOnAction, refuseAction } from './actions/decide.ts';
import {
  applicantAction,
  deficiencyAction,
  openCaseAction,
  packetAction,
  printApplicationAction,
} from './actions/intake.ts';
import { downloadPaper, retryPaperAction } from './actions/papers.ts';
import {
  abandonAction,
  acceptAction,
  archiveAction,
  documentReadyAction,
  extendAction,
  handOutAction,
  pauseAction,
  reassignAction,
  restartAction,
  resumeAction,
  sendAction,
  toFrontOfficeAction,
  withdrawAction,
} from './actions/progress.ts';
import { registerAction } from './actions/register.ts';
import { backOfficePage } from './pages/backOfficePage.tsx';
import { casePage } from './pages/casePage.tsx';
import { consentPage, findOtherPersonPage, othersPage } from './pages/consentForm.tsx';
import { grantPage, passOnPage, refusePage } from './pages/decideForms.tsx';
import { applicantPage, deficiencyPage, findRepresentativePage } from './pages/intakeForms.tsx';
import { casesPage, searchCasesPage } from './pages/listPage.tsx';
import { findApplicantPage, newCasePage } from './pages/newCase.tsx';
import { packetPage } from './pages/packetForm.tsx';
import { papersPage } from './pages/papers.tsx';
import {
  abandonPage,
  archivePage,
  extendPage,
  handOutPage,
  pausePage,
  reassignPage,
  restartPage,
  resumePage,
  sendPage,
  withdrawPage,
} from './pages/progressForms.tsx';
import { registeredPage, registerPage } from './pages/registerForm.tsx';
import { trackedPage, trackPage } from './pages/trackPage.tsx';
import { caseRights } from './rights.ts';

const { page, action, query } = routesFor(caseRights);

export const caseRoutes: readonly Route[] = [
  page('/cases', 'case.list', 'case.listed', casesPage),
  query('/cases/search', 'case.list', 'case.listed', searchCasesPage),
  page('/back-office', 'case.work', 'case.listed', backOfficePage),
  page('/cases/new', 'case.take', 'case.intakeSeen', newCasePage),
  query('/cases/new/find', 'case.take', 'case.intakeSeen', findApplicantPage),
  action('/cases', 'case.take', 'case.drafted', openCaseAction),
  page('/cases/:id', 'case.read', 'case.viewed', casePage),
  page('/cases/:id/papers', 'case.read', 'none', papersPage),
  page('/cases/:id/documents/:documentId', 'case.read', 'case.downloaded', downloadPaper),
  action('/cases/:id/documents/:documentId/retry', 'case.packet', 'case.documentRetried', retryPaperAction),
  page('/cases/:id/applicant', 'case.take', 'case.viewed', applicantPage),
  query('/cases/:id/applicant/find', 'case.take', 'case.viewed', findRepresentativePage),
  action('/cases/:id/applicant', 'case.take', 'case.applicantChanged', applicantAction),
  page('/cases/:id/packet', 'case.packet', 'case.viewed', packetPage),
  action('/cases/:id/packet', 'case.packet', 'case.packetChecked', packetAction),
  page('/cases/:id/consent', 'case.packet', 'case.viewed', consentPage),
  query('/cases/:id/consent/find', 'case.take', 'case.viewed', findOtherPersonPage),
  action('/cases/:id/consent', 'case.packet', 'case.consentTaken', consentAction),
  page('/cases/:id/others', 'case.take', 'case.viewed', othersPage),
  action('/cases/:id/others', 'case.take', 'case.othersAnswered', othersAction),
  page('/cases/:id/deficiency', 'case.packet', 'case.viewed', deficiencyPage),
  action('/cases/:id/deficiency', 'case.packet', 'case.deficiencyTold', deficiencyAction),
  action('/cases/:id/application', 'case.take', 'case.applicationPrinted', printApplicationAction),
  page('/cases/:id/register', 'case.take', 'case.viewed', registerPage),
  action('/cases/:id/register', 'case.take', 'case.registered', registerAction),
  page('/cases/:id/registered', 'case.take', 'case.viewed', registeredPage),
  page('/cases/:id/abandon', 'case.take', 'case.viewed', abandonPage),
  action('/cases/:id/abandon', 'case.take', 'case.abandoned', abandonAction),
  page('/cases/:id/send', 'case.take', 'case.viewed', sendPage),
  action('/cases/:id/send', 'case.take', 'case.sent', sendAction),
  action('/cases/:id/accept', 'case.decide', 'case.accepted', acceptAction),
  page('/cases/:id/reassign', 'case.assign', 'case.viewed', reassignPage),
  action('/cases/:id/reassign', 'case.assign', 'case.reassigned', reassignAction),
  page('/cases/:id/pause', 'case.decide', 'case.viewed', pausePage),
  action('/cases/:id/pause', 'case.decide', 'case.paused', pauseAction),
  page('/cases/:id/resume', 'case.decide', 'case.viewed', resumePage),
  action('/cases/:id/resume', 'case.decide', 'case.resumed', resumeAction),
  page('/cases/:id/restart', 'case.decide', 'case.viewed', restartPage),
  action('/cases/:id/restart', 'case.decide', 'case.termRestarted', restartAction),
  page('/cases/:id/extend', 'case.decide', 'case.viewed', extendPage),
  action('/cases/:id/extend', 'case.decide', 'case.extended', extendAction),
  page('/cases/:id/grant', 'case.decide', 'case.viewed', grantPage),
  action('/cases/:id/grant', 'case.decide', 'case.granted', grantAction),
  page('/cases/:id/refuse', 'case.decide', 'case.viewed', refusePage),
  action('/cases/:id/refuse', 'case.decide', 'case.refused', refuseAction),
  page('/cases/:id/pass-on', 'case.take', 'case.viewed', passOnPage),
  action('/cases/:id/pass-on', 'case.take', 'case.passedOn', passOnAction),
  action('/cases/:id/document-ready', 'case.decide', 'case.documentReady', documentReadyAction),
  action('/cases/:id/to-front-office', 'case.decide', 'case.toFrontOffice', toFrontOfficeAction),
  page('/cases/:id/hand-out', 'case.take', 'case.viewed', handOutPage),
  action('/cases/:id/hand-out', 'case.take', 'case.handedOut', handOutAction),
  page('/cases/:id/archive', 'case.archive', 'case.viewed', archivePage),
  action('/cases/:id/archive', 'case.archive', 'case.archived', archiveAction),
  page('/cases/:id/withdraw', 'case.withdraw', 'case.viewed', withdrawPage),
  action('/cases/:id/withdraw', 'case.withdraw', 'case.withdrawn', withdrawAction),
  page('/case', 'public', 'none', trackPage),
  // Few tries a minute from one address: 36 bits of the code are not to be guessed.
  query('/case', 'public', 'case.tracked', trackedPage, { perMinute: 10 }),
];

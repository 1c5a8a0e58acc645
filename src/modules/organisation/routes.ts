import { type Route, routesFor } from '#platform/http/route.ts';
import {
  accompanyingStateAction,
  changeAccompanyingAction,
  recordAccompanyingAction,
} from './actions/accompanying.ts';
import { changeAgreementAction, endAgreementAction, recordAgreementAction } from './actions/agreements.ts';
import {
  addCalendarExceptionAction,
  addRegimeAction,
  changeRegimeAction,
  removeCalendarExceptionAction,
} from './actions/calendar.ts';
import { centreStateAction, changeCentreAction, createCentreAction } from './actions/centres.ts';
import { changeDeskAction, createDeskAction, deskStateAction } from './actions/desks.ts';
import {
  changeMunicipalityAction,
  createMunicipalityAction,
  municipalityStateAction,
} from './actions/municipalities.ts';
import { changeProviderAction, createProviderAction, providerStateAction } from './actions/providers.ts';
import {
  addExceptionAction,
  addOwnExceptionAction,
  removeExceptionAction,
  removeOwnExceptionAction,
  setScheduleAction,
} from './actions/schedule.ts';
import { attachProviderAction, detachProviderAction, moveProviderAction } from './actions/seats.ts';
import {
  accompanyingPage,
  accompanyingStatePage,
  newAccompanyingPage,
  oneAccompanyingPage,
} from './pages/accompanying.tsx';
import { adminPage } from './pages/admin.tsx';
import { agreementFilePage, agreementPage, agreementsPage, newAgreementPage } from './pages/agreements.tsx';
import { calendarDayPage, calendarPage, newRegimePage, regimePage } from './pages/calendar.tsx';
import { centrePage, centreStatePage, centresPage, editCentrePage, newCentrePage } from './pages/centres.tsx';
import { coordinationPage } from './pages/coordination.tsx';
import { deskPage, deskStatePage, desksPage, newDeskPage } from './pages/desks.tsx';
import { historyPage } from './pages/history.tsx';
import {
  municipalitiesPage,
  municipalityPage,
  municipalityStatePage,
  newMunicipalityPage,
} from './pages/municipalities.tsx';
import { platesPage } from './pages/plates.tsx';
import { newProviderPage, providerPage, providerStatePage, providersPage } from './pages/providers.tsx';
import { editSchedulePage, schedulePage } from './pages/schedule.tsx';
import { detachPage, seatsPage } from './pages/seats.tsx';
import { watchPage } from './pages/watch.tsx';
import { organisationRights } from './rights.ts';

const { page, action } = routesFor(organisationRights);
const manage = 'organisation.manage';
const centre = '/admin/centres/:id';

/** No page here shows data of applicants; names of workers on duty stand on the plates for everybody. */
export const organisationRoutes: readonly Route[] = [
  page('/admin', manage, 'none', adminPage),

  page('/admin/municipalities', manage, 'none', municipalitiesPage),
  page('/admin/municipalities/new', manage, 'none', newMunicipalityPage),
  action('/admin/municipalities', manage, 'municipality.created', createMunicipalityAction),
  page('/admin/municipalities/:id', manage, 'none', municipalityPage),
  action('/admin/municipalities/:id', manage, 'municipality.changed', changeMunicipalityAction),
  page('/admin/municipalities/:id/state', manage, 'none', municipalityStatePage),
  action('/admin/municipalities/:id/state', manage, 'municipality.closed', municipalityStateAction),

  page('/admin/providers', manage, 'none', providersPage),
  page('/admin/providers/new', manage, 'none', newProviderPage),
  action('/admin/providers', manage, 'provider.created', createProviderAction),
  page('/admin/providers/:id', manage, 'none', providerPage),
  action('/admin/providers/:id', manage, 'provider.changed', changeProviderAction),
  page('/admin/providers/:id/state', manage, 'none', providerStatePage),
  action('/admin/providers/:id/state', manage, 'provider.closed', providerStateAction),

  page('/admin/centres', manage, 'none', centresPage),
  page('/admin/centres/new', manage, 'none', newCentrePage),
  action('/admin/centres', manage, 'centre.created', createCentreAction),
  page(centre, manage, 'none', centrePage),
  action(centre, manage, 'centre.changed', changeCentreAction),
  page(`${centre}/edit`, manage, 'none', editCentrePage),
  page(`${centre}/state`, manage, 'none', centreStatePage),
  action(`${centre}/state`, manage, 'centre.closed', centreStateAction),

  page(`${centre}/providers`, manage, 'none', seatsPage),
  action(`${centre}/providers`, manage, 'centre.providerAdded', attachProviderAction),
  action(`${centre}/providers/:providerId/move`, manage, 'centre.providerMoved', moveProviderAction),
  page(`${centre}/providers/:providerId/detach`, manage, 'none', detachPage),
  action(`${centre}/providers/:providerId/detach`, manage, 'centre.providerRemoved', detachProviderAction),

  page(`${centre}/desks`, manage, 'none', desksPage),
  page(`${centre}/desks/new`, manage, 'none', newDeskPage),
  page(`${centre}/desks/plates`, manage, 'none', platesPage),
  action(`${centre}/desks`, manage, 'desk.created', createDeskAction),
  page(`${centre}/desks/:deskId`, manage, 'none', deskPage),
  action(`${centre}/desks/:deskId`, manage, 'desk.changed', changeDeskAction),
  page(`${centre}/desks/:deskId/state`, manage, 'none', deskStatePage),
  action(`${centre}/desks/:deskId/state`, manage, 'desk.closed', deskStateAction),

  page(`${centre}/schedule`, manage, 'none', schedulePage),
  page(`${centre}/schedule/edit`, manage, 'none', editSchedulePage),
  action(`${centre}/schedule`, manage, 'centre.scheduleSet', setScheduleAction),
  action(`${centre}/schedule/exceptions`, manage, 'centre.exceptionAdded', addExceptionAction),
  action(
    `${centre}/schedule/exceptions/:exceptionId/remove`,
    manage,
    'centre.exceptionRemoved',
    removeExceptionAction,
  ),

  page(`${centre}/agreements`, manage, 'none', agreementsPage),
  page(`${centre}/agreements/new`, manage, 'none', newAgreementPage),
  action(`${centre}/agreements`, manage, 'agreement.recorded', recordAgreementAction),
  page(`${centre}/agreements/:agreementId`, manage, 'none', agreementPage),
  action(`${centre}/agreements/:agreementId`, manage, 'agreement.changed', changeAgreementAction),
  action(`${centre}/agreements/:agreementId/end`, manage, 'agreement.ended', endAgreementAction),
  page(`${centre}/agreements/:agreementId/file`, manage, 'none', agreementFilePage),

  page(`${centre}/accompanying`, manage, 'none', accompanyingPage),
  page(`${centre}/accompanying/new`, manage, 'none', newAccompanyingPage),
  action(`${centre}/accompanying`, manage, 'accompanyingService.recorded', recordAccompanyingAction),
  page(`${centre}/accompanying/:serviceId`, manage, 'none', oneAccompanyingPage),
  action(
    `${centre}/accompanying/:serviceId`,
    manage,
    'accompanyingService.changed',
    changeAccompanyingAction,
  ),
  page(`${centre}/accompanying/:serviceId/state`, manage, 'none', accompanyingStatePage),
  action(
    `${centre}/accompanying/:serviceId/state`,
    manage,
    'accompanyingService.closed',
    accompanyingStateAction,
  ),
  page(`${centre}/history`, manage, 'none', historyPage),

  page('/admin/calendar', manage, 'none', calendarPage),
  page('/admin/calendar/day', manage, 'none', calendarDayPage),
  page('/admin/calendar/regimes/new', manage, 'none', newRegimePage),
  action('/admin/calendar/regimes', manage, 'calendar.regimeSet', addRegimeAction),
  page('/admin/calendar/regimes/:id', manage, 'none', regimePage),
  action('/admin/calendar/regimes/:id', manage, 'calendar.regimeSet', changeRegimeAction),
  action('/admin/calendar/exceptions', manage, 'calendar.exceptionAdded', addCalendarExceptionAction),
  action(
    '/admin/calendar/exceptions/:date/remove',
    manage,
    'calendar.exceptionRemoved',
    removeCalendarExceptionAction,
  ),

  page('/centre', 'centre.watch', 'none', watchPage),
  action('/centre/exceptions', 'centre.exceptions', 'centre.exceptionAdded', addOwnExceptionAction),
  action(
    '/centre/exceptions/:exceptionId/remove',
    'centre.exceptions',
    'centre.exceptionRemoved',
    removeOwnExceptionAction,
  ),
  page('/coordination', 'municipality.watch', 'none', coordinationPage),
];

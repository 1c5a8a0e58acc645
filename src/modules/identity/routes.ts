import { type Route, routesFor } from '#platform/http/route.ts';
import {
  endOtherSessionsAction,
  endSessionAction,
  newAppAction,
  recoveryCodesAction,
  showNewApp,
} from './actions/account.ts';
import { appearanceAction } from './actions/appearance.ts';
import { chooseRoleAction } from './actions/chooseRole.ts';
import {
  createDeviceAction,
  pairAction,
  pairAgainAction,
  renameDeviceAction,
  revokeDeviceAction,
} from './actions/devices.ts';
import { createSystemAction, keyTermsAction, rotateKeyAction, withdrawAction } from './actions/keys.ts';
import { letterLocaleAction } from './actions/letters.ts';
import { passwordAction } from './actions/password.ts';
import { enrolAction, secondFactorAction } from './actions/secondFactor.ts';
import { setupAction } from './actions/setup.ts';
import { signInAction, signOutAction } from './actions/signIn.ts';
import { verifyAction } from './actions/verify.ts';
import {
  activateAction,
  createWorkerAction,
  deactivateAction,
  editWorkerAction,
  endRoleAction,
  grantRoleAction,
  resetPasswordAction,
  resetSecondFactorAction,
} from './actions/workers.ts';
import { showAccount } from './pages/account.tsx';
import { showAccessLog, showLedger } from './pages/audit.tsx';
import { showChooseRole } from './pages/chooseRole.tsx';
import { showDevice, showDevices, showPairing } from './pages/devices.tsx';
import { showHome } from './pages/home.tsx';
import { showNewSystem } from './pages/newSystem.tsx';
import { showChangePassword, showNewPassword } from './pages/password.tsx';
import { showSeals } from './pages/seals.tsx';
import { showSecondFactor } from './pages/secondFactor.tsx';
import { showSetup, showSetupNext } from './pages/setup.tsx';
import { showSignIn } from './pages/signIn.tsx';
import { showSystems } from './pages/systems.tsx';
import { showWorker } from './pages/worker.tsx';
import { showNewWorker, showWorkers } from './pages/workers.tsx';
import { identityRights } from './rights.ts';

const { action, page, query } = routesFor(identityRights);

/** A whole centre may sign in from one address at eight in the morning; the counters of failures are the real bound. */
const signInLimit = { perMinute: 120 };

/** Steps that replace a session are `query` routes: an answer with a token must never be kept for repetition. */
export const routes: readonly Route[] = [
  page('/sign-in', 'public', 'none', showSignIn),
  query('/sign-in', 'public', 'session.started', signInAction, signInLimit),
  query('/sign-out', 'public', 'session.ended', signOutAction),
  page('/home', 'session', 'none', showHome),
  page('/sign-in/second-factor', 'session', 'none', showSecondFactor),
  query('/sign-in/second-factor', 'public', 'secondFactor.passed', secondFactorAction, signInLimit),
  query('/sign-in/enrol', 'public', 'secondFactor.enrolled', enrolAction, signInLimit),
  page('/sign-in/password', 'session', 'none', showNewPassword),
  query('/sign-in/password', 'public', 'password.changed', passwordAction, signInLimit),
  page('/choose-role', 'session', 'none', showChooseRole),
  query('/choose-role', 'public', 'role.chosen', chooseRoleAction),
  page('/account', 'signedIn', 'none', showAccount),
  action('/account/sessions/:id/end', 'signedIn', 'session.ended', endSessionAction),
  action('/account/sessions/end-others', 'signedIn', 'session.ended', endOtherSessionsAction),
  action('/account/letters', 'signedIn', 'worker.lettersSet', letterLocaleAction),
  page('/account/password', 'signedIn', 'none', showChangePassword),
  query('/account/password', 'signedIn', 'password.changed', passwordAction),
  page('/account/second-factor', 'signedIn', 'none', showNewApp),
  query('/account/second-factor', 'signedIn', 'secondFactor.enrolled', newAppAction),
  query('/account/recovery-codes', 'signedIn', 'recoveryCodes.made', recoveryCodesAction),
  page('/admin/workers', 'worker.manage', 'worker.listed', showWorkers),
  page('/admin/workers/new', 'worker.manage', 'none', showNewWorker),
  action('/admin/workers', 'worker.manage', 'worker.created', createWorkerAction),
  page('/admin/workers/:id', 'worker.manage', 'worker.viewed', showWorker),
  action('/admin/workers/:id', 'worker.manage', 'worker.edited', editWorkerAction),
  action('/admin/workers/:id/roles', 'worker.manage', 'role.granted', grantRoleAction),
  action('/admin/workers/:id/roles/:grant/end', 'worker.manage', 'role.ended', endRoleAction),
  action('/admin/workers/:id/deactivate', 'worker.manage', 'worker.deactivated', deactivateAction),
  action('/admin/workers/:id/activate', 'worker.manage', 'worker.activated', activateAction),
  action('/admin/workers/:id/reset-password', 'worker.manage', 'password.reset', resetPasswordAction),
  action(
    '/admin/workers/:id/reset-second-factor',
    'worker.manage',
    'secondFactor.reset',
    resetSecondFactorAction,
  ),
  page('/devices', 'device.manage', 'none', showDevices),
  action('/devices', 'device.manage', 'device.created', createDeviceAction),
  page('/devices/systems', 'device.manage', 'none', showSystems),
  page('/devices/systems/new', 'device.manage', 'none', showNewSystem),
  action('/devices/systems', 'device.manage', 'device.created', createSystemAction),
  page('/devices/:id', 'device.manage', 'none', showDevice),
  action('/devices/:id/rename', 'device.manage', 'device.renamed', renameDeviceAction),
  action('/devices/:id/pair', 'device.manage', 'device.pairingOffered', pairAgainAction),
  action('/devices/:id/rights', 'device.manage', 'device.rightsChanged', keyTermsAction),
  action('/devices/:id/withdraw', 'device.manage', 'device.centreWithdrawn', withdrawAction),
  action('/devices/:id/rotate', 'device.manage', 'device.keyRotated', rotateKeyAction),
  action('/devices/:id/revoke', 'device.manage', 'device.revoked', revokeDeviceAction),
  page('/device/pair', 'public', 'none', showPairing),
  query('/device/pair', 'public', 'device.paired', pairAction, signInLimit),
  page('/setup', 'public', 'none', showSetup),
  query('/setup', 'public', 'worker.created', setupAction, signInLimit),
  page('/setup/next', 'worker.manage', 'none', showSetupNext),
  page('/audit', 'audit.read', 'accessLog.viewed', showAccessLog),
  page('/audit/ledger', 'audit.read', 'ledger.viewed', showLedger),
  page('/audit/seals', 'audit.read', 'seals.viewed', showSeals),
  action('/audit/verify', 'audit.read', 'ledger.verified', verifyAction, { perMinute: 6 }),
  query('/appearance', 'public', 'none', appearanceAction),
];

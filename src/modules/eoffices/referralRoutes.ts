import { routesFor } from '#platform/http/route.ts';
import { acceptReferralAction, returnReferralAction } from './actions/referrals.ts';
import { referralsPage, returnReferralPage } from './pages/exchange/referrals.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** What e-offices pass on to centres. */
export const referralRoutes = [
  page('/referrals', 'referral.receive', 'eofficeReferral.viewed', referralsPage),
  action('/referrals/:id/accept', 'referral.receive', 'eofficeReferral.accepted', acceptReferralAction),
  page('/referrals/:id/return', 'referral.receive', 'eofficeReferral.viewed', returnReferralPage),
  action('/referrals/:id/return', 'referral.receive', 'eofficeReferral.returned', returnReferralAction),
];

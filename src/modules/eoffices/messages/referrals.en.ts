import type { Words } from '#platform/i18n/words.ts';
import type { referralsUk } from './referrals.uk.ts';

/** English words of matters passed on to a centre. */
export const referralsEn: Words<typeof referralsUk> = {
  referrals: {
    nav: 'Referrals of e-offices',
    title: 'Referrals of e-offices',
    lead: 'Matters with which people came to an e-office and were sent to your centre. Accept a matter or return it with the reason: the operator sees the answer in the journal.',
    open: (n) => `${n} ${n === 1 ? 'waits' : 'wait'} for an answer`,
    decided: 'Decided of late',
    empty: 'No referrals',
    emptyHint: 'When an operator of an e-office sends somebody to the centre, the matter appears here.',
    columns: {
      person: 'Person',
      content: 'Matter',
      office: 'E-office',
      sent: 'Sent',
      state: 'Answer',
      actions: 'Actions',
    },
    noName: 'no consent to keep the name',
    states: { sent: 'waits', accepted: 'accepted', returned: 'returned' },
    accept: 'Accept',
    accepted: 'The matter is accepted.',
    return: 'Return',
    returnTitle: 'Return the matter to the e-office',
    returnLead:
      'Write why the centre does not take the matter and where the person should turn. The operator passes it on.',
    remark: 'Reason',
    remarkMissing: 'Write why you return it.',
    returned: 'The matter went back to the e-office.',
    cancel: 'Cancel',
    tooLate: 'This referral was answered already, or its operator took it back. Reload the page.',
    inNote: {
      sent: 'the centre has not answered yet',
      accepted: 'accepted by the centre',
      returned: (remark) => `returned by the centre: ${remark}`,
    },
    acceptedAlready: 'The centre has accepted this matter: ask it to pass the matter on.',
  },
};

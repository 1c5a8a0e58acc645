import type { agreementsUk } from './agreements.uk.ts';

const n = (count: number, one: string, other: string) => `${count}\u00a0${count === 1 ? one : other}`;

/** English words of agreements and those who accompany visitors. */
export const agreementsEn: typeof agreementsUk = {
  agreement: {
    title: 'Agreements',
    newTitle: 'New agreement',
    one: (number) => `Agreement ${number}`,
    empty: 'No agreements recorded yet',
    number: 'Number',
    kind: 'About',
    kinds: { placement: 'Placement of workers in the centre', cooperation: 'Cooperation' },
    provider: 'Party',
    providerHint: 'The provider whose workers sit in the centre, or with whom you cooperate',
    otherParty: 'Another party',
    signedOn: 'Signed',
    validTo: 'Valid to',
    validToHint: 'Leave empty if open-ended. We remind 60, 30 and 7 days before.',
    openEnded: 'open-ended',
    subject: 'Subject',
    scan: 'Scan',
    scanHint: 'PDF, JPEG or PNG up to 20 MB',
    scanReplace: 'A new scan replaces the old one',
    download: 'Download the scan',
    noScan: 'no scan',
    end: 'End the agreement',
    endedOn: 'Ended on',
    endReason: 'Ground',
    ended: 'The agreement is ended.',
    inForce: 'In force',
    soon: (days) => (days === 0 ? 'Ends today' : `Ends in ${n(days, 'day', 'days')}`),
    over: 'Has run out',
    recorded: (number) => `Agreement ${number} is recorded.`,
    letterSubject: (number, days) =>
      days === 0 ? `Agreement ${number} ends today` : `Agreement ${number} ends in ${n(days, 'day', 'days')}`,
    letterText: (facts) =>
      `Hello,\n\n${facts.centre}: agreement ${facts.number}${facts.party ? ` (${facts.party})` : ''} is valid to ${facts.until}.\nSubject: ${facts.subject}.\n\nPlease see to its renewal, so that people are received without a gap.\n${facts.url}\n`,
  },
  accompanying: {
    title: 'Other services in the centre',
    lead: 'Bank, copies, payment terminals: who runs them, when, and by which competition they were chosen.',
    newTitle: 'New service',
    empty: 'None recorded yet',
    name: 'Service',
    operator: 'Operator',
    hours: 'Hours',
    act: 'Decision of the competition',
    actHint: 'Body, date and number of the decision that chose the operator',
  },
};

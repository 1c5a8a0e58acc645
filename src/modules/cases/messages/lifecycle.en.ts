import { formatRelativeDays } from '#platform/i18n/dates.ts';
import type { Translation } from '#platform/i18n/messages.ts';
import { counted, pluralEn } from '#platform/i18n/plural.ts';
import type { lifecycleUk } from './lifecycle.uk.ts';

const days = (n: number) => `${n} ${pluralEn(n, counted.day.en)}`;

export const lifecycleEn: Translation<typeof lifecycleUk> = {
  'state.draft': 'Draft',
  'state.registered': 'Registered',
  'state.sentToBackOffice': 'Sent to the back office',
  'state.inProgress': 'Under consideration',
  'state.paused': 'Term paused',
  'state.granted': 'Granted',
  'state.refused': 'Refused',
  'state.passedOn': 'Passed on to another body',
  'state.documentReady': 'Document ready',
  'state.atFrontOffice': 'Ready to collect at the centre',
  'state.handedOut': 'Handed out',
  'state.archived': 'Archived',
  'state.withdrawn': 'Withdrawn by the applicant',
  'state.abandoned': 'Not handed in',

  'action.checkPacket': 'Check the packet',
  'action.recordConsent': 'Record consent',
  'action.tellDeficiencies': 'Tell what is missing',
  'action.register': 'Register the case',
  'action.abandon': 'Stop the intake',
  'action.issueInventory': 'Issue the inventory',
  'action.sendToBackOffice': 'Send to the back office',
  'action.passOn': 'Pass on to the deciding body',
  'action.accept': 'Accept for work',
  'action.reassign': 'Change the executor',
  'action.pause': 'Pause the term',
  'action.resume': 'Resume the term',
  'action.restartTerm': 'Restart the term',
  'action.extend': 'Extend the term',
  'action.decideGrant': 'Grant',
  'action.decideRefuse': 'Refuse',
  'action.prepareDocument': 'Prepare the document',
  'action.sendToFrontOffice': 'Send to the front office',
  'action.handOut': 'Hand out',
  'action.withdraw': 'Withdraw on request',
  'action.archive': 'Archive',

  'reason.notInThisState': 'This cannot be done at this stage of the case',
  'reason.noRight': 'This is not among your duties',
  'reason.notTheExecutor': 'Another executor has this case',
  'reason.packetNotChecked': 'First mark each document of the card',
  'reason.gapsNotTold': 'First tell the applicant what is missing and how to mend it',
  'reason.nothingMissing': 'All needed documents were handed in',
  'reason.noConsent': 'First record the applicant’s consent to the processing of personal data',
  'reason.noConsentOfOthers': 'First add the consent of the people whose data the service needs',
  'reason.consentGiven': 'Consent is already recorded',
  'reason.inventoryFirst': 'First issue the inventory to the applicant',
  'reason.decidedElsewhere': 'Another body decides this case: pass it on',
  'reason.decidedHere': 'Your body decides this case: send it to the back office',

  'refusal.norms': 'Name the norms that the refusal rests on: the act and its article or clause',
  'refusal.reasons': 'Explain why the service is refused',
  'refusal.appeal': 'Write how and where the refusal can be appealed',

  'packet.notOnCard': 'The card does not provide for this document: it cannot be demanded',
  'packet.alwaysNeeded': 'This document is always needed: mark whether it was handed in',
  'packet.officeCannotObtain':
    'The applicant submits this document: the card gives no way to obtain it otherwise',
  'packet.markedTwice': 'This document is already marked in another line',

  'deadline.paused': 'Term paused',
  'deadline.onTime': (n) => `${days(n)} left`,
  'deadline.soon': (n) => `Due ${formatRelativeDays('en', n)}`,
  'deadline.today': 'Due today',
  'deadline.overdue': (n) => `Overdue by ${days(n)}`,
};

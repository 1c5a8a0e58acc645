/** States of a case; the database knows the same ones. */
export const caseStates = [
  'draft',
  'registered',
  'sentToBackOffice',
  'inProgress',
  'paused',
  'granted',
  'refused',
  'passedOn',
  'documentReady',
  'atFrontOffice',
  'handedOut',
  'archived',
  'withdrawn',
  'abandoned',
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseActions = [
  'checkPacket',
  'recordConsent',
  'tellDeficiencies',
  'register',
  'abandon',
  'issueInventory',
  'sendToBackOffice',
  'passOn',
  'accept',
  'reassign',
  'pause',
  'resume',
  'restartTerm',
  'extend',
  'decideGrant',
  'decideRefuse',
  'prepareDocument',
  'sendToFrontOffice',
  'handOut',
  'withdraw',
  'archive',
] as const;
export type CaseAction = (typeof caseActions)[number];

/** Who decides, by the competence in force on the day of registration; a `redirect` service makes no case. */
export type CaseRoute = 'decideHere' | 'acceptAndPassOn';

/**
 * The lifecycle: what may be done in each state. «Reg.» is the centre's Регламент (BR-n), «Pol.» its Положення,
 * AP the Закон № 2073-IX «Про адміністративну процедуру». The server refuses by this table and pages draw by it.
 */
export const allowedIn: Readonly<Record<CaseState, readonly CaseAction[]>> = {
  draft: [
    'checkPacket', // Reg. 20: against the card; nothing beyond it may be demanded (KC-19, BP-20)
    'recordConsent', // Reg. 21; of another person: BP-22, KC-20
    'tellDeficiencies', // Reg. 20: gaps are told together with how to mend them
    'register', // Reg. 22: number, date, copy for the applicant
    'abandon', // a packet never handed in makes no case; nothing is registered
  ],
  registered: [
    'issueInventory', // Reg. 22: inventory of all that was handed in
    'checkPacket', // Reg. 20, 24: what the applicant brings later joins the packet
    'recordConsent', // Pol. KC-14.1, KC-22: consent to pass data on is asked for when it is needed
    'tellDeficiencies', // Reg. 20
    'sendToBackOffice', // Reg. 25: promptly, at the latest within 3 working days, with date and executor
    'passOn', // competence since 01.07.2025: the centre takes the application, the Pension Fund decides
    'withdraw', // AP: the applicant may withdraw an application until the decision
  ],
  sentToBackOffice: [
    'accept', // Reg. 26: the executor receives the packet from the front office
    'reassign', // Reg. 25: another executor, with the date
    'withdraw', // AP
  ],
  inProgress: [
    'checkPacket', // Reg. 26: the back office checks too
    'recordConsent', // KC-14.1, KC-22
    'tellDeficiencies', // Reg. 20; AP: what is lacking is named, with a time to mend it
    'decideGrant', // Reg. 26
    'decideRefuse', // Reg. 27: names the norms and the way to appeal
    'pause', // DEADLINE: only on a recorded legal ground
    'restartTerm', // DEADLINE: the term begins anew, only on a recorded legal ground
    'extend', // DEADLINE: only on a recorded legal ground
    'reassign', // Reg. 25
    'withdraw', // AP
  ],
  paused: [
    'resume', // DEADLINE: the ground has fallen away
    'checkPacket', // what the pause waits for is handed in
    'restartTerm', // the ground ends with the term beginning anew
    'reassign', // Reg. 25
    'withdraw', // AP
  ],
  granted: ['prepareDocument'], // Reg. 26: document of the result
  refused: ['prepareDocument'], // Reg. 27: the reasoned refusal is a document too
  passedOn: ['archive'], // Reg. 28: what was taken and where it went stays on record
  documentReady: ['sendToFrontOffice'], // Reg. 26
  atFrontOffice: ['handOut'], // Reg. 5.1: result or reasoned refusal, to the applicant or a representative
  handedOut: ['archive'], // Reg. 28
  withdrawn: ['archive'], // Reg. 28: the application and its withdrawal
  archived: [], // destruction only by act (Reg. 28), outside the life of the case
  abandoned: [],
};

/** The state after an action; an action that is not here leaves the state as it is. */
export const stateAfter: Readonly<Partial<Record<CaseAction, CaseState>>> = {
  register: 'registered',
  abandon: 'abandoned',
  sendToBackOffice: 'sentToBackOffice',
  passOn: 'passedOn',
  accept: 'inProgress',
  pause: 'paused',
  resume: 'inProgress',
  decideGrant: 'granted',
  decideRefuse: 'refused',
  prepareDocument: 'documentReady',
  sendToFrontOffice: 'atFrontOffice',
  handOut: 'handedOut',
  withdraw: 'withdrawn',
  archive: 'archived',
};

/** Where `action` leads from `state`. A restart of the term ends a pause. */
export function nextState(state: CaseState, action: CaseAction): CaseState {
  if (action === 'restartTerm') return state === 'paused' ? 'inProgress' : state;
  return stateAfter[action] ?? state;
}

/** Nothing more can happen to the case. */
export const isFinal = (state: CaseState): boolean => allowedIn[state].length === 0;

/** States in which the term of the service runs or is paused: an overdue one is reported (KC-18). */
export const underTerm: ReadonlySet<CaseState> = new Set([
  'registered',
  'sentToBackOffice',
  'inProgress',
  'paused',
]);

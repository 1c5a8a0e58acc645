import { allowedIn, type CaseAction, type CaseRoute, type CaseState, caseActions } from './lifecycle.ts';

/** What the rules must know of a case to say what may be done. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly route: CaseRoute;
  readonly packet: {
    /** Documents of the card that nobody has marked yet. */
    readonly unchecked: number;
    /** Documents that are needed and were not handed in. */
    readonly missing: number;
    /** The applicant was told what is missing and how to mend it (BR-20). */
    readonly gapsTold: boolean;
  };
  readonly consents: {
    readonly processing: boolean;
    /** The worker has said that data of other people are needed. */
    readonly otherPeopleNeeded: boolean;
    /** Other people whose data are needed and whose consent is not proved (BP-22, KC-20). */
    readonly otherPeopleMissing: number;
  };
  readonly inventoryIssued: boolean;
  readonly executorId: string | null;
}

/** Who asks: what their rights open, and whether they may act on cases of other executors. */
export interface CaseActor {
  readonly workerId: string;
  readonly may: ReadonlySet<CaseAction>;
  /** A head of the provider may do the executor's work (ORG-7). */
  readonly headsProvider: boolean;
}

/** Why an action is not open; the words are in messages/lifecycle. */
export type NotAllowedReason =
  | 'notInThisState'
  | 'noRight'
  | 'notTheExecutor'
  | 'packetNotChecked'
  | 'gapsNotTold'
  | 'nothingMissing'
  | 'noConsent'
  | 'noConsentOfOthers'
  | 'consentGiven'
  | 'inventoryFirst'
  | 'decidedElsewhere'
  | 'decidedHere';

export interface ActionState {
  readonly action: CaseAction;
  readonly allowed: boolean;
  /** Null when allowed. */
  readonly reason: NotAllowedReason | null;
}

/** Work that belongs to the executor of the case. */
const executorsWork: ReadonlySet<CaseAction> = new Set([
  'accept',
  'pause',
  'resume',
  'restartTerm',
  'extend',
  'decideGrant',
  'decideRefuse',
  'prepareDocument',
  'sendToFrontOffice',
]);

/** What stands in the way of `action`, whoever asks; null = nothing. */
export function obstacle(facts: CaseFacts, action: CaseAction): NotAllowedReason | null {
  if (!allowedIn[facts.state].includes(action)) return 'notInThisState';
  switch (action) {
    case 'register':
      if (facts.packet.unchecked > 0) return 'packetNotChecked';
      // An incomplete packet is registered when the applicant insists, after being told of the gaps (BR-20).
      if (facts.packet.missing > 0 && !facts.packet.gapsTold) return 'gapsNotTold';
      if (!facts.consents.processing) return 'noConsent';
      return facts.consents.otherPeopleMissing > 0 ? 'noConsentOfOthers' : null;
    case 'tellDeficiencies':
      return facts.packet.missing > 0 || facts.state !== 'draft' ? null : 'nothingMissing';
    case 'recordConsent':
      return facts.state === 'draft' && facts.consents.processing && !facts.consents.otherPeopleNeeded
        ? 'consentGiven'
        : null;
    case 'sendToBackOffice':
      if (facts.route === 'acceptAndPassOn') return 'decidedElsewhere';
      return facts.inventoryIssued ? null : 'inventoryFirst';
    case 'passOn':
      if (facts.route === 'decideHere') return 'decidedHere';
      return facts.inventoryIssued ? null : 'inventoryFirst';
    case 'decideGrant':
      return facts.packet.unchecked > 0 ? 'packetNotChecked' : null;
    default:
      return null;
  }
}

/** Whether one action is open to this worker, and if not, why. */
export function actionState(facts: CaseFacts, actor: CaseActor, action: CaseAction): ActionState {
  const reason = reasonAgainst(facts, actor, action);
  return { action, allowed: reason === null, reason };
}

function reasonAgainst(facts: CaseFacts, actor: CaseActor, action: CaseAction): NotAllowedReason | null {
  if (!allowedIn[facts.state].includes(action)) return 'notInThisState';
  if (!actor.may.has(action)) return 'noRight';
  if (executorsWork.has(action) && facts.executorId !== actor.workerId && !actor.headsProvider)
    return 'notTheExecutor';
  return obstacle(facts, action);
}

/** All actions of the case's state in the order of the lifecycle: open ones and disabled ones with the reason. */
export const allowedActions = (facts: CaseFacts, actor: CaseActor): readonly ActionState[] =>
  caseActions
    .filter((action) => allowedIn[facts.state].includes(action))
    .map((action) => actionState(facts, actor, action));

/** The lawful next step, always in view; a decision has two. None = the case is at rest. */
export function nextSteps(facts: CaseFacts): readonly CaseAction[] {
  switch (facts.state) {
    case 'draft':
      if (facts.packet.unchecked > 0) return ['checkPacket'];
      if (!facts.consents.processing || facts.consents.otherPeopleMissing > 0) return ['recordConsent'];
      return facts.packet.missing > 0 && !facts.packet.gapsTold ? ['tellDeficiencies'] : ['register'];
    case 'registered':
      if (!facts.inventoryIssued) return ['issueInventory'];
      return facts.route === 'acceptAndPassOn' ? ['passOn'] : ['sendToBackOffice'];
    case 'sentToBackOffice':
      return ['accept'];
    case 'inProgress':
      return facts.packet.unchecked > 0 ? ['checkPacket'] : ['decideGrant', 'decideRefuse'];
    case 'paused':
      return ['resume'];
    case 'granted':
    case 'refused':
      return ['prepareDocument'];
    case 'documentReady':
      return ['sendToFrontOffice'];
    case 'atFrontOffice':
      return ['handOut'];
    case 'handedOut':
    case 'passedOn':
    case 'withdrawn':
      return ['archive'];
    case 'archived':
    case 'abandoned':
      return [];
  }
}

/** What a refusal still lacks (BR-27): it is not issued without its norms, its reasons and the way to appeal. */
export function refusalGaps(refusal: {
  readonly norms: readonly { readonly act: string; readonly clause: string }[];
  readonly reasons: string;
  readonly appeal: string;
}): readonly ('norms' | 'reasons' | 'appeal')[] {
  const gaps: ('norms' | 'reasons' | 'appeal')[] = [];
  const named = refusal.norms.filter((norm) => norm.act.trim() !== '' && norm.clause.trim() !== '');
  if (named.length === 0 || named.length < refusal.norms.length) gaps.push('norms');
  if (refusal.reasons.trim() === '') gaps.push('reasons');
  if (refusal.appeal.trim() === '') gaps.push('appeal');
  return gaps;
}

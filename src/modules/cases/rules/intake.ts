import { allowedIn, type CaseAction, type CaseState } from './lifecycle.ts';

/** What stands in the way besides the lifecycle: who came, the centre's territory, the paper itself. */
export interface IntakeFacts {
  readonly state: CaseState;
  readonly representativeMissing: boolean;
  /** The question of territory is answered, or need not be asked (ORG-1). */
  readonly territoryKnown: boolean;
  readonly givenDocuments: number;
  readonly decisionPaper: 'none' | 'queued' | 'ready' | 'failed';
}

export type IntakeReason =
  | 'representativeMissing'
  | 'territoryUnknown'
  | 'nothingGiven'
  | 'paperQueued'
  | 'paperFailed';

/** Null: nothing. An inventory without one document would be empty paper (BR-22). */
export function intakeObstacle(facts: IntakeFacts, action: CaseAction): IntakeReason | null {
  if (!allowedIn[facts.state].includes(action)) return null;
  if (action === 'register') {
    if (facts.representativeMissing) return 'representativeMissing';
    if (!facts.territoryKnown) return 'territoryUnknown';
    return facts.givenDocuments === 0 ? 'nothingGiven' : null;
  }
  // BR-26: what goes to the front office is a paper, so it must exist.
  if (action === 'prepareDocument' && facts.decisionPaper !== 'ready')
    return facts.decisionPaper === 'failed' ? 'paperFailed' : 'paperQueued';
  return null;
}

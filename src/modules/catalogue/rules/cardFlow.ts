/** Life of a version of a card: written, signed by each in turn, approved for a day ahead, in force, replaced (CARD-flow). */
export const cardStates = ['draft', 'onApproval', 'approved', 'inForce', 'replaced'] as const;
export type CardState = (typeof cardStates)[number];

/** Kinds of a step: approving (затвердження) and agreeing (погодження) are two words of the decisions (CARD-flow). */
export const stepKinds = ['approval', 'agreement'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Who signs off a step: whoever heads the place named, or one person. */
export const signers = ['ownProvider', 'provider', 'centre', 'coordinator', 'person'] as const;
export type SignerKind = (typeof signers)[number];

export interface FlowStep {
  readonly position: number;
  readonly kind: StepKind;
  readonly signer: SignerKind;
  readonly providerId: string | null;
  readonly workerId: string | null;
  /** The post as the card names it. */
  readonly title: string;
}

/** Where a municipality has set no steps, the head of the provider approves alone (CARD-flow: heads of providers). */
export const defaultFlow: readonly FlowStep[] = [
  {
    position: 1,
    kind: 'approval',
    signer: 'ownProvider',
    providerId: null,
    workerId: null,
    title: 'Керівник суб’єкта надання послуги',
  },
];

export const stepStates = ['waiting', 'signed', 'returned', 'withdrawn'] as const;
export type StepState = (typeof stepStates)[number];

/** The step that is to be signed off now: the first that waits; undefined when none does. */
export function currentStep<Step extends { readonly position: number; readonly state: string }>(
  steps: readonly Step[],
): Step | undefined {
  return steps
    .filter((step) => step.state === 'waiting')
    .reduce<Step | undefined>(
      (first, step) => (first && first.position <= step.position ? first : step),
      undefined,
    );
}

export interface Signer {
  readonly workerId: string | null;
  readonly role: string;
  readonly municipalityId: string | null;
  readonly centreId: string | null;
  readonly providerId: string | null;
}

/** A worker as one who signs off cards, in the role of the session. */
export const signerOf = (principal: Omit<Signer, 'workerId'> & { readonly id: string | null }): Signer => ({
  workerId: principal.id,
  role: principal.role,
  municipalityId: principal.municipalityId,
  centreId: principal.centreId,
  providerId: principal.providerId,
});

/** Where the service of a card stands. */
export interface CardPlace {
  readonly municipalityId: string;
  readonly centreId: string;
  readonly providerId: string;
}

/** Whether a worker, in the role of this session, may sign off a step for a service. */
export function maySign(
  step: Pick<FlowStep, 'signer' | 'providerId' | 'workerId'>,
  who: Signer,
  place: CardPlace,
): boolean {
  const heads = (providerId: string | null) =>
    who.role === 'providerHead' && who.centreId === place.centreId && who.providerId === providerId;
  switch (step.signer) {
    case 'ownProvider':
      return heads(place.providerId);
    case 'provider':
      return step.providerId !== null && heads(step.providerId);
    case 'centre':
      return who.role === 'centreHead' && who.centreId === place.centreId;
    case 'coordinator':
      return who.role === 'coordinator' && who.municipalityId === place.municipalityId;
    case 'person':
      return who.workerId !== null && who.workerId === step.workerId;
  }
}

/** The first day in force: the day asked for, or the day of the last signature when that has passed. */
export const effectiveFrom = (wantedFrom: string, signedOn: string): string =>
  wantedFrom > signedOn ? wantedFrom : signedOn;

/** Why a centre stands still (design §3.12). */
export const pauseKinds = ['airRaid', 'power', 'other'] as const;
export type PauseKind = (typeof pauseKinds)[number];

export const isPauseKind = (text: string): text is PauseKind => pauseKinds.some((kind) => kind === text);

/** Minutes that a centre usually gives people to come back from the shelter. */
export const usualGraceMinutes = 10;

/** Events of the ledger after which every screen of the centre is told anew. */
export const pauseEvents: ReadonlySet<string> = new Set(['centre.paused', 'centre.resumed']);

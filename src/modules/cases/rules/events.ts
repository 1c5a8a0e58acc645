import type { CaseAction } from './lifecycle.ts';

/** Ledger event of each action and the norm it is done under, as the timeline says it. */
export const actionEvents = {
  checkPacket: { kind: 'case.packetChecked', norm: 'Регламент, п. 20' },
  recordConsent: { kind: 'case.consentTaken', norm: 'Регламент, п. 21' },
  tellDeficiencies: { kind: 'case.deficiencyTold', norm: 'Регламент, п. 20' },
  register: { kind: 'case.registered', norm: 'Регламент, п. 22' },
  abandon: { kind: 'case.abandoned', norm: null },
  issueInventory: { kind: 'case.inventoryIssued', norm: 'Регламент, п. 22' },
  sendToBackOffice: { kind: 'case.sent', norm: 'Регламент, п. 25' },
  passOn: { kind: 'case.passedOn', norm: 'постанова КМУ від 25.06.2025 № 765' },
  accept: { kind: 'case.accepted', norm: 'Регламент, п. 26' },
  reassign: { kind: 'case.reassigned', norm: 'Регламент, п. 25' },
  pause: { kind: 'case.paused', norm: 'Регламент, п. 26' },
  resume: { kind: 'case.resumed', norm: 'Регламент, п. 26' },
  restartTerm: { kind: 'case.termRestarted', norm: 'Регламент, п. 26' },
  extend: { kind: 'case.extended', norm: 'Регламент, п. 26' },
  decideGrant: { kind: 'case.granted', norm: 'Регламент, п. 26' },
  decideRefuse: { kind: 'case.refused', norm: 'Регламент, п. 27' },
  prepareDocument: { kind: 'case.documentReady', norm: 'Регламент, п. 26' },
  sendToFrontOffice: { kind: 'case.toFrontOffice', norm: 'Регламент, п. 26' },
  handOut: { kind: 'case.handedOut', norm: 'Регламент, п. 5.1' },
  withdraw: { kind: 'case.withdrawn', norm: 'Закон № 2073-IX «Про адміністративну процедуру»' },
  archive: { kind: 'case.archived', norm: 'Регламент, п. 28' },
} as const satisfies Record<CaseAction, { kind: `case.${string}`; norm: string | null }>;

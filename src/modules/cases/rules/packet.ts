/** A document that the card provides for. */
export interface DemandedDocument {
  readonly key: string;
  readonly name: string;
  /** When it is needed; null = always. */
  readonly condition: string | null;
  /** The office gets it itself when the applicant does not bring it. */
  readonly obtainedByOffice: boolean;
}

export type PacketStatus = 'given' | 'missing' | 'notNeeded' | 'obtainedByOffice';

/** A line of the packet; without `cardDocument` it was given on the applicant's own initiative. */
export interface PacketLine {
  readonly cardDocument: string | null;
  readonly name: string;
  readonly status: PacketStatus;
}

export interface PacketGaps {
  /** Not marked by anybody yet. */
  readonly unchecked: readonly DemandedDocument[];
  /** Needed and not handed in. */
  readonly missing: readonly DemandedDocument[];
  /** Handed in, though the card does not provide for them: recorded as own initiative (KC-19). */
  readonly ownInitiative: readonly PacketLine[];
  /** Lines that demand more than the law (KC-19, BP-20) or excuse what it always demands: the screen cannot make them. */
  readonly unlawful: readonly { readonly line: PacketLine; readonly problem: UnlawfulLine }[];
}

export type UnlawfulLine = 'notOnCard' | 'alwaysNeeded' | 'officeCannotObtain' | 'markedTwice';

/** The packet against the card (BR-20). */
export function packetGaps(card: readonly DemandedDocument[], given: readonly PacketLine[]): PacketGaps {
  const onCard = new Map(card.map((document) => [document.key, document]));
  const marked = new Map<string, PacketLine>();
  const ownInitiative: PacketLine[] = [];
  const unlawful: { line: PacketLine; problem: UnlawfulLine }[] = [];
  for (const line of given) {
    const problem = unlawfulLine(line, onCard, marked);
    if (problem) unlawful.push({ line, problem });
    else if (line.cardDocument === null) ownInitiative.push(line);
    else marked.set(line.cardDocument, line);
  }
  return {
    unchecked: card.filter((document) => !marked.has(document.key)),
    missing: card.filter((document) => marked.get(document.key)?.status === 'missing'),
    ownInitiative,
    unlawful,
  };
}

function unlawfulLine(
  line: PacketLine,
  onCard: ReadonlyMap<string, DemandedDocument>,
  marked: ReadonlyMap<string, PacketLine>,
): UnlawfulLine | null {
  if (line.cardDocument === null) return line.status === 'given' ? null : 'notOnCard';
  const document = onCard.get(line.cardDocument);
  if (!document) return 'notOnCard';
  if (marked.has(line.cardDocument)) return 'markedTwice';
  if (line.status === 'notNeeded' && document.condition === null) return 'alwaysNeeded';
  return line.status === 'obtainedByOffice' && !document.obtainedByOffice ? 'officeCannotObtain' : null;
}

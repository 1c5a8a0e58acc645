/** Why a letter is not taken for an opening by itself. */
export type Unclear =
  | 'unknownSender'
  | 'ambiguous'
  | 'conflict'
  | 'notOpening'
  | 'problem'
  | 'early'
  | 'dayOff';

export interface KnownOffice {
  readonly id: string;
  readonly number: number;
  /** Addresses in lower case: of the office, and of those who work in it. */
  readonly addresses: readonly string[];
}

export type Matched =
  | { readonly opening: string }
  | { readonly unclear: Unclear; readonly suggested: string | null };

/**
 * Whether a letter tells the opening of an office (KO-A2-3): from an address of the directory, without a word against it.
 * Whatever is doubtful goes to the head office with what it seems to be: an address can be forged, a number mistyped.
 */
export function matchOpening(
  offices: readonly KnownOffice[],
  letter: {
    readonly from: string;
    readonly subject: string;
    readonly body: string;
    readonly working: boolean;
    /** HH:MM in Kyiv, when the server received it. */
    readonly time: string;
  },
): Matched {
  const named = officeNumber(letter.subject) ?? officeNumber(letter.body.slice(0, 300));
  const senders = offices.filter(({ addresses }) => addresses.includes(letter.from));
  const byNumber = (among: readonly KnownOffice[]) => among.find(({ number }) => number === named);
  const office = senders.length === 1 ? senders[0] : byNumber(senders);
  const suggested = (office ?? byNumber(offices))?.id ?? null;
  if (senders.length === 0) return { unclear: 'unknownSender', suggested };
  if (!office) return { unclear: 'ambiguous', suggested };
  if (named !== null && named !== office.number) return { unclear: 'conflict', suggested: office.id };
  const words = `${letter.subject}\n${letter.body.slice(0, 1000)}`.toLocaleLowerCase('uk');
  if (problemWords.test(words)) return { unclear: 'problem', suggested };
  if (!openingWords.test(words)) return { unclear: 'notOpening', suggested };
  if (!letter.working) return { unclear: 'dayOff', suggested };
  if (letter.time < '10:00') return { unclear: 'early', suggested };
  return { opening: office.id };
}

const openingWords = /відкри|розпоча|почат|почали|почав|працює|працюємо|на місці|open/u;
const problemWords =
  /не\s+(працює|відкри|вмика|можемо|можу|має|почн)|зламал|проблем|несправн|нема(є)?\s|відсутн|зачинен|закрит/u;

/** «Е-офіс № 7», «офіс 7», «№7»; null when the text names none. */
export function officeNumber(text: string): number | null {
  const found = /(?:офіс\p{L}*|office|№|(?<!\p{L})n)[\s.:№#-]{0,4}(\d{1,3})(?!\d|[.:]\d)/iu.exec(text);
  return found ? Number(found[1]) : null;
}

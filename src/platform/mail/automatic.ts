/** Written by a program: a reply that comes by itself, a report of delivery, a list, or our own letter come back. */
export type Automatic = 'autoReply' | 'bounce' | 'bulk' | 'own';

export interface LetterHead {
  /** Value of the first header of that name (lower case); undefined: there is none. */
  readonly header: (name: string) => string | undefined;
  /** Address of the sender in lower case; empty: there is none. */
  readonly from: string;
}

/** Our letters carry it, so that one that comes back is known whatever the way did to it. */
export const ownHeader = 'x-vikno-letter';

/**
 * Whether a letter was written by a program (RFC 3834), which is never answered: two programs that answer each other do
 * not stop. `own` are addresses of this installation in lower case.
 */
export function automaticKind({ header, from }: LetterHead, own: ReadonlySet<string>): Automatic | null {
  const contentType = (header('content-type') ?? '').toLowerCase();
  const returnPath = header('return-path')?.trim();
  if (
    contentType.startsWith('multipart/report') ||
    /^(mailer-daemon|postmaster)@/.test(from) ||
    returnPath === '<>' ||
    header('x-failed-recipients') !== undefined
  )
    return 'bounce';
  if (header(ownHeader) !== undefined || own.has(from)) return 'own';
  const submitted = header('auto-submitted')?.trim().toLowerCase() ?? 'no';
  const precedence = header('precedence')?.trim().toLowerCase() ?? '';
  if (
    !submitted.startsWith('no') ||
    precedence === 'auto_reply' ||
    header('x-autoreply') !== undefined ||
    header('x-autorespond') !== undefined
  )
    return 'autoReply';
  if (['bulk', 'junk', 'list'].includes(precedence) || header('list-id') !== undefined) return 'bulk';
  return null;
}

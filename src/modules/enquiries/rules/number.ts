/** «БХ-П-2026-000012»: prefix of the centre, П for «питання», year, count. */
export const questionNumber = (prefix: string, year: number, count: number): string =>
  `${prefix}-П-${year}-${String(count).padStart(6, '0')}`;

/** A number as typed or dictated; null when it cannot be one. */
export function readQuestionNumber(text: string): string | null {
  const [, prefix, year, count] =
    /^№?\s*([А-ЯҐЄІЇ]{1,4})[\s/–-]*П[\s/–-]+(\d{4})[\s/–-]+(\d{1,9})$/u.exec(
      text.trim().toLocaleUpperCase('uk'),
    ) ?? [];
  return prefix && year && count ? questionNumber(prefix, Number(year), Number(count)) : null;
}

/** The number in the subject of a letter, wherever «Re:» and «Fwd:» have pushed it; null when there is none. */
export function numberInSubject(subject: string): string | null {
  const found = /(?<!\p{L})([А-ЯҐЄІЇ]{1,4})-П-(\d{4})-(\d{1,9})(?!\d)/u.exec(subject.toLocaleUpperCase('uk'));
  return found ? readQuestionNumber(found[0]) : null;
}

/** What a reader needs of a reply: the new words, and apart from them what was quoted below. */
export function splitQuote(text: string): { readonly words: string; readonly quoted: string } {
  const lines = text.split('\n');
  const start = lines.findIndex(
    (line, index) =>
      /^>/.test(line) ||
      /^-{2,}\s*(Original Message|Оригінальне повідомлення|Початкове повідомлення|Переслане повідомлення)/i.test(
        line,
      ) ||
      (/(писав|писала|пише|написав|написала|wrote)[^\n]*:\s*$/i.test(line) &&
        lines.slice(index + 1, index + 4).some((next) => /^>/.test(next))),
  );
  if (start <= 0) return { words: text.trim(), quoted: '' };
  return {
    words: lines.slice(0, start).join('\n').trim(),
    quoted: lines.slice(start).join('\n').trim(),
  };
}

/** Number of a case: prefix of the centre, year, six digits. */
export const caseNumber = (prefix: string, year: number, count: number): string =>
  `${prefix}-${year}-${String(count).padStart(6, '0')}`;

/** Number of a decision: the same, marked «Р», counted apart. */
export const decisionNumber = (prefix: string, year: number, count: number): string =>
  `${prefix}-Р-${year}-${String(count).padStart(6, '0')}`;

/** A number as typed: «бх 2026 124» is БХ-2026-000124. Null when it cannot be one. */
export function readCaseNumber(text: string): string | null {
  const parts = /^([А-ЯҐЄІЇ]{1,4})[\s/–-]*(\d{4})[\s/–-]*(\d{1,9})$/u.exec(
    text.trim().toLocaleUpperCase('uk'),
  );
  if (!parts) return null;
  const [, prefix = '', year, count] = parts;
  return caseNumber(prefix, Number(year), Number(count));
}

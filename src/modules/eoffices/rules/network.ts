interface Office {
  readonly municipalityId: string;
  readonly number: number;
}

interface Grant {
  readonly role: string;
  readonly municipalityId: string | null;
  readonly number: number | null;
}

/** Whether a grant is for this office: the number within the municipality, or any municipality when none is named. */
export const isOwn = (grants: readonly Grant[], office: Office): boolean =>
  grants.some(
    (grant) =>
      grant.role === 'eofficeOperator' &&
      grant.number === office.number &&
      (grant.municipalityId === null || grant.municipalityId === office.municipalityId),
  );

/** Whether the worker leads the network that the office belongs to (KN-4.2). */
export const isLed = (grants: readonly Grant[], office: Office): boolean =>
  grants.some(
    (grant) =>
      grant.role === 'headEoffice' &&
      (grant.municipalityId === null || grant.municipalityId === office.municipalityId),
  );

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’'ʼ`]/g, '')
    .replace(/ґ/g, 'г');

/** Offices whose number, name or address holds every word of the question, by its first letters («Київськ» finds «Київського»). */
export function findOffices<O extends Office & { readonly organisation: string; readonly address: string }>(
  offices: readonly O[],
  question: string,
): O[] {
  const words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  return offices.filter((office) => {
    const parts =
      plain(`${office.number} ${office.organisation} ${office.address}`).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.every((word) => {
      const base = word.length > 5 ? word.slice(0, -2) : word;
      return parts.some((part) => part.startsWith(base));
    });
  });
}

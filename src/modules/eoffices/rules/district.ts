const ending = '(?:ий|ого|ому|им|ім)';
const name = `(\\p{Lu}[\\p{L}’'ʼ-]*?)${ending}`;
/** «Слобідського району», «Слобідський р-н»; «р-н Слобідський». */
const before = new RegExp(`${name}\\s+(?:район|р-н)`, 'u');
const after = new RegExp(`(?:район|р-н)[уі]?:?\\s+${name}(?![\\p{L}])`, 'u');

const districtIn = (text: string): string | undefined => {
  const stem = (before.exec(text) ?? after.exec(text))?.[1];
  return stem && `${stem.replace(/['ʼ]/g, '’')}ий`.slice(0, 60);
};

/**
 * The district of the city from which a person came (KN-3.1.2): the one that the address names, else that of the office, as
 * the head office entered it or as its organisation is called; empty when nothing tells it. The form asks for no more than
 * what is prescribed (KO-A2-6).
 */
export const districtOf = (
  address: string,
  office: { readonly organisation: string; readonly district?: string | null },
): string => districtIn(address) ?? office.district ?? districtIn(office.organisation) ?? '';

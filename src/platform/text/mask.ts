/** «К***»: first letter alone, whatever the length. */
export const maskWord = (word: string): string => (word === '' ? '' : `${[...word][0]}***`);

/** «****1234»: last digits, for a person to recognise their own number. A short number shows none. */
export const maskNumber = (text: string, shown = 4): string =>
  text.length <= shown * 2 ? '****' : `****${text.slice(-shown)}`;

/** «+380…67»: country and the last two digits. */
export const maskPhone = (e164: string): string =>
  e164.length < 8 ? '****' : `${e164.slice(0, 4)}…${e164.slice(-2)}`;

/** «o***@example.com». */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${maskWord(address.slice(0, at))}${address.slice(at)}`;
}

/** The letter apostrophe U+02BC and everything that keyboards and documents put in its place. */
const apostrophes = /['’ʼ‘`´′＇ʹʻ‛]/g;
/** Between letters only: a quotation mark beside a space is not an apostrophe. */
const betweenLetters = /(?<=\p{L})['’ʼ‘`´′＇ʹʻ‛](?=\p{L})/gu;

/** For display: the typographic apostrophe ’ of Ukrainian print. */
export const displayApostrophes = (text: string): string => text.replace(betweenLetters, '’');

/** For comparing and search: the letter apostrophe ʼ, which does not split a word. */
export const storedApostrophes = (text: string): string => text.replace(betweenLetters, '\u02bc');

export const withoutApostrophes = (text: string): string => text.replace(apostrophes, '');

/** Key by which a register is searched: lower case, apostrophes as U+02BC, one space, composed letters. */
export const searchKey = (text: string): string =>
  storedApostrophes(text.normalize('NFC')).toLocaleLowerCase('uk').replace(/\s+/gu, ' ').trim();

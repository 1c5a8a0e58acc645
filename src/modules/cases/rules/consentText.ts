/**
 * The text that the applicant reads and agrees to (BR-21, law 2297-VI art. 6, 8, 11). A change of a word is a new
 * version: the consent keeps the version that was read.
 */
export const consentVersion = '1 від 21.11.2026';

export const consentText =
  'Я даю згоду на обробку моїх персональних даних у межах, потрібних для надання цієї послуги: збирання, перевірку, використання, зберігання та передання органам, що беруть участь у наданні послуги. Мені пояснили, хто і з якою метою їх обробляє, скільки їх зберігають, що я можу дізнатися, хто їх переглядав, і відкликати цю згоду.';

export const consentTextEn =
  'I agree to the processing of my personal data within the limits needed for this service: collection, checking, use, keeping and passing to the bodies that take part in it. I was told who processes them and why, how long they are kept, that I can learn who looked at them, and that I can withdraw this consent.';

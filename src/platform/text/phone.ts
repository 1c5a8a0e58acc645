import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type PhoneProblem = 'empty' | 'letters' | 'short' | 'long' | 'unknown';

export type CheckedPhone =
  | { readonly ok: true; readonly e164: string }
  | { readonly ok: false; readonly problem: PhoneProblem };

/** A number as people write it, to E.164; without a country code it is Ukrainian. */
export function checkPhone(text: string): CheckedPhone {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (/\p{L}/u.test(typed)) return { ok: false, problem: 'letters' };
  const digits = typed.replace(/\D/g, '');
  // «380 50 …» and «8 050 …» are common ways of writing it.
  const readable = /^380\d{9}$/.test(digits)
    ? `+${digits}`
    : /^80\d{9}$/.test(digits)
      ? `+3${digits}`
      : typed;
  const phone = parsePhoneNumberFromString(readable, 'UA');
  if (phone?.isPossible() && phone.isValid()) return { ok: true, e164: phone.number };
  if (digits.length < 9) return { ok: false, problem: 'short' };
  const tooLong =
    digits.length > 15 ||
    (/^0(?!0)/.test(digits) && digits.length > 10) ||
    (digits.startsWith('380') && digits.length > 12);
  return { ok: false, problem: tooLong ? 'long' : 'unknown' };
}

/** «+380 50 123 45 67», with spaces that do not break. */
export function formatPhone(e164: string): string {
  const match = /^\+380(\d{2})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  if (match) return ['+380', ...match.slice(1)].join('\u00a0');
  return (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164).replaceAll(' ', '\u00a0');
}

const texts = {
  empty: { uk: 'Введіть номер телефону', en: 'Enter a phone number' },
  letters: {
    uk: 'Введіть номер лише цифрами, наприклад 050 123 45 67',
    en: 'Use digits only, such as 050 123 45 67',
  },
  short: {
    uk: 'Допишіть номер: у ньому замало цифр. Приклад: 050 123 45 67',
    en: 'Complete the number: digits are missing. Example: 050 123 45 67',
  },
  long: { uk: 'Перевірте номер: у ньому забагато цифр', en: 'Check the number: it has too many digits' },
  unknown: {
    uk: 'Перевірте номер: з таким кодом номерів немає. Для іншої країни почніть зі знака «+»',
    en: 'Check the number: no numbers have this code. For another country start with “+”',
  },
} as const;

/** One sentence that says how to mend the number. */
export const phoneProblemText = (problem: PhoneProblem, locale: 'uk' | 'en'): string =>
  texts[problem][locale];

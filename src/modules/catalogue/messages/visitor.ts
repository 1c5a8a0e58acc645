import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { personalListEn } from './personalList.en.ts';
import { personalListUk } from './personalList.uk.ts';

const uk = {
  list: personalListUk,
  services: { parts: 'Частини переліку', previous: 'Попередні', next: 'Наступні' },
  blank: {
    title: 'Бланк заяви',
    invite: 'Бланк можна заповнити тут або надрукувати порожнім і вписати все від руки.',
    open: 'Заповнити бланк',
    empty: 'Порожній бланк (PDF)',
    sample: 'Зразок заповнення (PDF)',
    lead: 'Впишіть, що хочете: решту можна дописати ручкою. Натисніть кнопку, і бланк відкриється як PDF. Дані не зберігаємо.',
    name: 'Прізвище, ім’я, по батькові',
    birthDate: 'Дата народження',
    birthHint: 'Наприклад, 12.04.1996',
    taxNumber: 'РНОКПП (податковий номер)',
    identityDocument: 'Документ, що посвідчує особу',
    identityHint: 'Назва, серія або номер, ким і коли виданий',
    address: 'Адреса',
    phone: 'Телефон',
    representative: 'Представник',
    representativeHint: 'Якщо заяву подає інша людина: її прізвище, ім’я, по батькові',
    make: 'Зробити бланк',
    wrongDate: 'Введіть дату, наприклад 12.04.1996, або залиште порожнім',
    attached: 'У бланку вже названо послугу, кому заява, ваші відповіді й документи, які додаєте.',
  },
  formats: {
    title: 'Інші формати',
    pdf: 'PDF для друку',
    'large-print': 'Великий шрифт (PDF)',
    braille: 'Шрифт Брайля (BRF, 40 × 25)',
    text: 'Простий текст',
    speech: 'Прослухати головне',
    noVoice:
      'На цьому сервері немає українського голосу. Відкрийте простий текст: його прочитає ваш пристрій.',
  },
};

/** Words of the visitor's pages of a service, beside those of the card itself. */
export const visitorTexts: Readonly<Record<Locale, Words<typeof uk>>> = {
  uk,
  en: {
    list: personalListEn,
    services: { parts: 'Parts of the list', previous: 'Previous', next: 'Next' },
    blank: {
      title: 'Blank of the application',
      invite: 'Fill the blank in here, or print it empty and write by hand. It is in Ukrainian.',
      open: 'Fill in the blank',
      empty: 'Empty blank (PDF)',
      sample: 'Filled-in sample (PDF)',
      lead: 'Fill in what you like: the rest can be written with a pen. The button opens the blank as a PDF. We keep nothing.',
      name: 'Surname, name, patronymic',
      birthDate: 'Date of birth',
      birthHint: 'For example, 12.04.1996',
      taxNumber: 'Tax number (РНОКПП)',
      identityDocument: 'Identity document',
      identityHint: 'Kind, series or number, issued by whom and when',
      address: 'Address',
      phone: 'Telephone',
      representative: 'Representative',
      representativeHint: 'If somebody else applies: their surname, name, patronymic',
      make: 'Make the blank',
      wrongDate: 'Enter a date, such as 12.04.1996, or leave it empty',
      attached:
        'The blank already names the service, to whom it goes, your answers and the documents you attach.',
    },
    formats: {
      title: 'Other formats',
      pdf: 'PDF to print',
      'large-print': 'Large print (PDF)',
      braille: 'Braille (BRF, 40 × 25)',
      text: 'Plain text',
      speech: 'Listen to the main points',
      noVoice: 'This server has no Ukrainian voice. Open the plain text: your device will read it.',
    },
  },
};
export type VisitorTexts = Words<typeof uk>;

import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { personalListEn } from './personalList.en.ts';
import { personalListUk } from './personalList.uk.ts';

const uk = {
  list: personalListUk,
  services: { parts: 'Частини переліку', previous: 'Попередні', next: 'Наступні' },
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
    formats: {
      title: 'Other formats',
      pdf: 'PDF to print',
      'large-print': 'Large print (PDF)',
      braille: 'Braille in Ukrainian (BRF, 40 × 25)',
      text: 'Plain text',
      speech: 'Listen to the main points in Ukrainian',
      noVoice: 'This server has no Ukrainian voice. Open the plain text: your device will read it.',
    },
  },
};
export type VisitorTexts = Words<typeof uk>;

import { pluralUk } from '#platform/i18n/plural.ts';

/** Ukrainian words of the plan of the network. */
export const planUk = {
  plan: {
    title: 'Схема районів',
    caption:
      'Схема, не масштаб: кожна плитка – район, число в колі – номер е-офісу. Точна адреса – у переліку нижче.',
    unplaced: 'Розташування плиток умовне.',
    label: 'Схема районів з е-офісами; те саме словами – у переліку нижче',
    office: (number: number, organisation: string) => `Е-офіс № ${number}, ${organisation}`,
    elsewhere: (n: number) =>
      `На схемі ще немає ${n} ${pluralUk(n, { one: 'е-офісу', few: 'е-офісів', many: 'е-офісів' })}, район яких не внесено: вони лише в переліку.`,
    district: (name: string) => `${name} район`,
    open: 'Відкрити на карті телефону',
    fields: {
      district: 'Район',
      latitude: 'Широта',
      longitude: 'Довгота',
    },
    districtHint: 'Прикметником, наприклад: Київський. Порожньо – район, названий в організації',
    coordinatesHint: 'У градусах, лише з перевіреного джерела. Порожньо – не показувати',
    coordinatesWrong: 'Впишіть число градусів у межах України.',
    coordinatesBoth: 'Впишіть і широту, і довготу або жодної.',
    edit: 'Схема районів',
    editTitle: 'Схема районів мережі',
    editLead:
      'Поставте плитку кожного району туди, де він приблизно лежить у місті: стовпець зліва, рядок зверху. Це схема, не карта.',
    column: (name: string) => `${name}: стовпець`,
    row: (name: string) => `${name}: рядок`,
    none: 'Районів ще немає',
    noneHint: 'Впишіть район у даних е-офісу, і його плитка з’явиться тут.',
    save: 'Зберегти схему',
    saved: 'Схему збережено.',
    cellTaken: (name: string) => `Тут уже стоїть ${name} район. Оберіть інше місце.`,
    cancel: 'Скасувати',
    preview: 'Як побачать відвідувачі',
  },
};

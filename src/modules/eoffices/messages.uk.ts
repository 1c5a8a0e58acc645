import { pluralUk } from '#platform/i18n/plural.ts';

/** Ukrainian words of the network of e-offices. */
export const eofficesUk = {
  nav: 'Е-офіси',
  title: 'Е-офіси',
  lead: 'Невеликі приймальні поруч із домом: оператор вислухає, порадить і допоможе звернутися до центру через Інтернет.',
  search: 'Знайти',
  searchLabel: 'Район, вулиця або організація',
  searchHint: 'Наприклад: Київський район, Сумська, Червоний Хрест',
  found: (n: number) => `${n} ${pluralUk(n, { one: 'е-офіс', few: 'е-офіси', many: 'е-офісів' })}`,
  nothing: 'Такого е-офісу не знайшли',
  nothingHint: 'Спробуйте назву району або вулиці.',
  empty: 'Мережі е-офісів тут немає',
  emptyHint: 'Громада ще не додала жодного е-офісу.',
  head: 'Головний е-офіс',
  number: (n: number) => `№ ${n}`,
  reception: (hours: string) => `Прийом громадян у робочі дні ${hours}`,
  working: (hours: string) => `Працює ${hours}`,
  columns: {
    number: '№',
    organisation: 'Організація',
    address: 'Адреса',
    hours: 'Прийом',
    contacts: 'Зв’язок',
    action: 'Дії',
  },
  work: {
    nav: 'Мій е-офіс',
    titleOwn: 'Мій е-офіс',
    titleHead: 'Мережа е-офісів',
    own: 'Мій е-офіс',
    noOwn: 'За вами не закріплено жодного е-офісу',
    noOwnHint: 'Зверніться до адміністратора: він призначить вам е-офіс.',
    network: 'Уся мережа',
    today:
      'Зараз тут ведеться довідник мережі. Журнал прийому, звіт про відкриття та місячний звіт ще не працюють: ведіть їх, як раніше.',
    edit: 'Змінити',
    editTitle: 'Дані е-офісу',
    save: 'Зберегти',
    cancel: 'Скасувати',
    saved: (n: number) => `Дані е-офісу № ${n} змінено.`,
    fields: {
      address: 'Адреса',
      hours: 'Години роботи',
      receptionHours: 'Прийом громадян',
      phone: 'Телефон',
      email: 'Електронна пошта',
      note: 'Як знайти, примітка',
    },
    hoursHint: 'Наприклад, 10:00–16:00',
  },
};

export type EofficesTexts = typeof eofficesUk;

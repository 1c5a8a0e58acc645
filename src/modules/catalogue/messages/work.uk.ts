import { pluralUk } from '#platform/i18n/plural.ts';

const cards = (n: number, few: string, many = few) =>
  `${n} ${pluralUk(n, { one: `картка ${few}`, few: `картки ${many}`, many: `карток ${many}` })}`;

/** Words about whose work a card is, and what of it waits. */
export const workUk = {
  awaited: (n: number) => cards(n, 'чекає на ваше погодження', 'чекають на ваше погодження'),
  returned: (n: number) => cards(n, 'повернута із зауваженням', 'повернуто із зауваженням'),
  stale: (n: number) => cards(n, 'давно не звірена із законом', 'давно не звірено із законом'),
  serviceTitle: 'Про послугу',
  keeper: 'Картку веде',
  checkTitle: 'Звірення із законом',
  headOwns: 'керівник',
  owner: 'Хто відповідає за картку',
  ownerHint: 'Людям показуємо посаду. Картки, які час звірити, з’являться на першій сторінці цієї людини.',
  ownerHead: 'Керівник суб’єкта',
  ownerForeign: 'Ця людина не працює в суб’єкта, який надає послугу',
  notYours: 'За цю картку відповідає інша людина. Її може змінити вона або керівник.',
};

import { pluralUk } from '#platform/i18n/plural.ts';

const texts = { one: 'текст', few: 'тексти', many: 'текстів' };
const translations = { one: 'переклад', few: 'переклади', many: 'перекладів' };
const changed = { one: 'Змінився', few: 'Змінилися', many: 'Змінилося' };

/** Cards that are not whole in English: what, since when, and what is to be done; the English of a version for who signs it. */
export const englishWorkUk = {
  title: 'Картки без англійської',
  lead: 'Чого бракує тим, хто читає картки англійською: усе неперекладене вони бачать українською.',
  providers: 'За суб’єктами надання послуг',
  provider: 'Суб’єкт надання послуг',
  everyProvider: 'Усі суб’єкти',
  cards: 'Карток',
  partly: 'Перекладено не повністю',
  missingTexts: 'Без перекладу, текстів',
  staleTexts: 'Змінилося, текстів',
  viewsLabel: 'Що показати',
  views: {
    all: 'Усі',
    missing: 'Без перекладу',
    stale: 'Текст змінився',
    ready: 'Переклад ще не чинний',
  },
  filter: 'Показати',
  service: 'Послуга',
  what: 'Чого бракує',
  since: 'Відколи',
  mend: 'Що зробити',
  missing: (n: number) => `${n} ${pluralUk(n, texts)} без перекладу`,
  stale: (n: number) => `${n} ${pluralUk(n, translations)} до старого тексту`,
  nothing: 'Не перекладено нічого',
  ready: (version: number) => `Усе перекладено у версії ${version}: вона ще не набула чинності`,
  notPublic: 'Ще не оприлюднено',
  withVersion: (version: number) => `Від версії ${version}`,
  translate: 'Перекласти',
  look: 'Переглянути переклад',
  toCard: 'До картки',
  onApproval: 'На погодженні',
  none: 'Тут порожньо',
  noneHint: 'Усі картки цього вибору перекладено.',
  approval: {
    title: 'Англійською',
    lead: 'Погоджуючи версію, ви погоджуєте й переклад: він набуває чинності разом із нею.',
    whole: (n: number) => `Перекладено всі тексти: ${n}.`,
    partly: (done: number, all: number) => `Перекладено ${done} із ${all}. Решту покажуть українською.`,
    outdated: (n: number) =>
      `${pluralUk(n, changed)} ${n} ${pluralUk(n, texts)}: старий переклад не показують.`,
    none: 'Перекладу немає: англійською картку покажуть українським текстом.',
    changes: (version: number) => `Що змінилося в перекладі проти версії ${version}`,
    same: 'Переклад такий самий, як у чинній версії.',
    after: 'Стало',
    both: 'Увесь текст двома мовами',
  },
};

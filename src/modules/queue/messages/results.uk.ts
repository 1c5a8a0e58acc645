import { pluralUk } from '#platform/i18n/plural.ts';

export const resultsUk = {
  title: 'Як було насправді',
  today: (visitors: number) =>
    `Сьогодні видано ${visitors}\u00a0${pluralUk(visitors, { one: 'талон', few: 'талони', many: 'талонів' })}.`,
  yesterday: (visitors: number) =>
    `Учора видано ${visitors}\u00a0${pluralUk(visitors, { one: 'талон', few: 'талони', many: 'талонів' })}.`,
  waited: (minutes: number) => `Половина відвідувачів чекала не довше ${minutes}\u00a0хв.`,
  inStandard: (percent: number) => `За час, установлений центром, покликали ${percent}\u00a0%.`,
  scoreYesterday: (percent: number) => `Учора ${percent}\u00a0% відвідувачів покликали у названий їм час.`,
  scoreOn: (date: string, percent: number) =>
    `${date} у названий час покликали ${percent}\u00a0% відвідувачів.`,
  honest: 'Час очікування – передбачення: ми порівнюємо його з тим, що сталося, і показуємо результат.',
};
export type ResultsTexts = typeof resultsUk;

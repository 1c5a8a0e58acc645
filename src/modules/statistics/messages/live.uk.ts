import { formatDuration } from '#platform/i18n/dates.ts';
import { pluralUk } from '#platform/i18n/plural.ts';

const people = (n: number) => `${n}\u00a0${pluralUk(n, { one: 'людина', few: 'людини', many: 'людей' })}`;
const minutes = (n: number) => formatDuration('uk', n);

export const liveUk = {
  nav: 'Черга зараз',
  title: 'Черга зараз',
  municipalityTitle: 'Черги громади зараз',
  at: (time: string) => `Станом на ${time}`,
  fresh: 'Дані оновлюються самі',
  stale: 'Зв’язок утрачено: дані можуть бути застарілі',
  paused: (time: string) => `Центр призупинено з ${time}. Годинники відвідувачів стоять, місця збережено.`,
  notForeseen:
    'Очікування ще не передбачене: немає відкритих робочих місць або програма щойно запущена. Показано лише те, що вже сталося.',
  alertsTitle: (n: number) =>
    `Стандарт під загрозою: ${n}\u00a0${pluralUk(n, { one: 'група', few: 'групи', many: 'груп' })}`,
  calm: (standard: number) => `Усі групи в межах стандарту: до ${minutes(standard)}.`,
  unserved: (group: string, waiting: number) =>
    `${group}: ${pluralUk(waiting, { one: 'чекає', few: 'чекають', many: 'чекають' })} ${people(waiting)}, але жодне відкрите робоче місце не приймає цю групу.`,
  passed: (group: string, longest: number, standard: number) =>
    `${group}: найдовше чекають уже ${minutes(longest)}, стандарт – ${minutes(standard)}.`,
  coming: (group: string, expected: number, standard: number) =>
    `${group}: хто прийде зараз, чекатиме близько ${minutes(expected)}, стандарт – ${minutes(standard)}.`,
  late: (n: number) => `З тих, хто вже чекає, довше за стандарт чекатимуть ${people(n)}.`,
  gainDesk: (desk: number, before: number, after: number) =>
    `Відкрийте робоче місце №\u00a0${desk}: очікування зменшиться з ${minutes(before)} до ${minutes(after)}.`,
  gainNew: (group: string, before: number, after: number) =>
    `Усі місця, що можуть приймати групу «${group}», уже відкриті. Ще одне місце для неї зменшило б очікування з ${minutes(before)} до ${minutes(after)}.`,
  gainOpen: (desk: number, after: number) =>
    `Відкрийте робоче місце №\u00a0${desk}: новий відвідувач чекатиме близько ${minutes(after)}.`,
  gainOpenNew: (group: string, after: number) =>
    `Дайте одному з місць групу «${group}»: новий відвідувач чекатиме близько ${minutes(after)}.`,
  noGain: 'Ще одне робоче місце майже нічого не змінить.',
  waiting: 'Чекають',
  longest: 'Найдовше чекають',
  desksOpen: 'Робочі місця',
  desksText: (open: number, onBreak: number, closed: number) =>
    `перерва: ${onBreak}, зачинено: ${closed}, приймають: ${open}`,
  inStandard: 'Викликано в межах стандарту',
  called: 'Викликано',
  meanWait: 'Чекали в середньому',
  left: 'Пішли, не дочекавшись',
  standard: (n: number) => `стандарт – ${minutes(n)}`,
  today: 'Сьогодні досі',
  score: 'Названий час справдився',
  scoreNote: (n: number) =>
    `з ${n}\u00a0${pluralUk(n, { one: 'відвідувача', few: 'відвідувачів', many: 'відвідувачів' })}; мета – 80\u00a0%`,
  byGroup: 'Групи послуг',
  group: 'Група',
  desks: 'Місць',
  expected: 'Новий чекатиме',
  state: 'Стан',
  dangers: {
    unserved: 'ніхто не приймає',
    passed: 'понад стандарт',
    coming: 'під загрозою',
    fine: 'у межах стандарту',
  },
  nobody: 'ніхто',
  unknown: 'невідомо',
  range: (low: number, high: number) =>
    low === 0
      ? `до ${minutes(high)}`
      : `${high < 60 ? low : `${minutes(low)} `}–${high < 60 ? '' : ' '}${minutes(high)}`,
  minutes,
  byDesk: 'Робочі місця',
  desk: 'Місце',
  provider: 'Суб’єкт',
  deskState: { open: 'відкрито', break: 'перерва', closed: 'зачинено' },
  since: 'Відколи',
  visitor: 'Відвідувач',
  serving: (ticket: string, time: string) => `${ticket}, обслуговують з ${time}`,
  calledTo: (ticket: string, time: string) => `${ticket}, викликано о ${time}`,
  noVisitor: '—',
  namesHint: 'Хто сидить на місці – на табличках сторінки «Центр сьогодні».',
  centre: 'Центр',
  inDanger: 'Груп під загрозою',
  toHistory: 'Статистика за минулі дні',
  empty: 'У громаді немає діючих центрів.',
};
export type LiveTexts = typeof liveUk;

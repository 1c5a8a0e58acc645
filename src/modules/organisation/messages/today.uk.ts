import { pluralUk } from '#platform/i18n/plural.ts';

const n = (count: number, one: string, few: string, many: string) =>
  `${count}\u00a0${pluralUk(count, { one, few, many })}`;

/** Ukrainian words of the centre today and the centres of a municipality. */
export const todayUk = {
  watch: {
    title: 'Центр сьогодні',
    coordinationTitle: 'Центри громади сьогодні',
    now: (time: string) => `Станом на ${time}`,
    paused: (time: string) => `Центр призупинив роботу о ${time}`,
    pausedHint: 'Нікого не викликають, час очікування не рахується, місця в черзі збережено.',
    toPause: 'Продовжити роботу',
    waiting: 'Чекають у черзі',
    oldest: 'Найдовше чекає',
    standard: (minutes: number) => `стандарт ${minutes} хв`,
    overStandard: 'довше за стандарт',
    nobodyWaits: 'ніхто',
    served: 'Прийнято сьогодні',
    desksOpen: 'Відкрито робочих місць',
    ofDesks: (open: number, all: number) => `${open} з ${all}`,
    overdue: 'Строк минув',
    dueSoon: 'Строк спливає за 3 дні',
    openCases: 'Відкриті справи',
    byGroup: 'Черга за групами',
    group: 'Група',
    waitingColumn: 'Чекають',
    desks: 'Робочі місця',
    desk: 'Місце',
    who: 'Хто працює',
    state: 'Стан',
    deskState: { open: 'Приймає', break: 'Перерва', closed: 'Зачинено' },
    providers: 'Хто приймає сьогодні',
    openNow: 'Приймає зараз',
    closedNow: 'Зараз зачинено',
    today: 'Сьогодні',
    breachTitle: (count: number) => `Порушено строк: ${n(count, 'справа', 'справи', 'справ')}`,
    breachText:
      'Про порушення строку повідомляється керівникові центру. З’ясуйте причину і доручіть завершити.',
    exceptionsToday: 'Винятки сьогодні',
    agreements: 'Угоди, що спливають',
    addException: 'Записати виняток',
    centre: 'Центр',
    empty: 'У вашій громаді немає діючих центрів',
    noCentre: 'Оберіть центр: ваша роль не має центру.',
  },
};

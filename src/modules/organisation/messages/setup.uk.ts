import { pluralUk } from '#platform/i18n/plural.ts';

const n = (count: number, one: string, few: string, many: string) =>
  `${count}\u00a0${pluralUk(count, { one, few, many })}`;

/** Ukrainian words of the administrator’s home and municipalities. */
export const setupUk = {
  admin: {
    title: 'Організація',
    lead: 'Громади, центри, суб’єкти надання послуг, робочі місця, години та календар. Тут видно, що налаштовано і чого бракує.',
    counts: {
      municipalities: 'Громади',
      centres: 'Центри',
      providers: 'Суб’єкти надання послуг',
      desks: 'Робочі місця',
      workers: 'Працівники',
    },
    links: 'Розділи',
    municipalities: 'Громади',
    centres: 'Центри',
    providers: 'Суб’єкти надання послуг',
    calendar: 'Календар',
    calendarHint: 'Воєнний стан, святкові та перенесені дні',
    workers: 'Працівники',
    workersHint: 'Облікові записи, ролі, жестова мова',
    devices: 'Пристрої',
    devicesHint: 'Термінали та табло',
    centresHint: 'Адреса, години, робочі місця, угоди',
    providersHint: 'Хто приймає громадян у центрах',
    municipalitiesHint: 'Кому належать центри',
    missingTitle: 'Чого бракує',
    complete: 'Усе налаштовано',
    completeHint:
      'Перевірено години, суб’єкти, робочі місця, переліки й групи, послуги та картки, термінали з принтерами й табло, календар та угоди.',
    empty: 'Почніть з громади',
    emptyHint: 'Додайте громаду, потім центр, суб’єктів надання послуг і робочі місця.',
  },
  missing: {
    noMunicipality: 'Немає жодної громади',
    noCentre: (municipality: string) => `${municipality}: немає жодного центру`,
    noSchedule: (centre: string) => `${centre}: не вказано години роботи`,
    noProvider: (centre: string) => `${centre}: немає жодного суб’єкта надання послуг`,
    noDesk: (centre: string, provider: string) => `${centre}, ${provider}: немає робочого місця`,
    deskNoProvider: (centre: string, number: number) =>
      `${centre}: робоче місце № ${number} не закріплене за суб’єктом`,
    deskNoGroup: (centre: string, number: number) =>
      `${centre}: робочому місцю № ${number} не вказано груп, а в його суб’єкта немає жодної послуги`,
    noHead: (centre: string) => `${centre}: немає керівника`,
    noList: (centre: string) => `${centre}: немає затвердженого переліку послуг`,
    noGroup: (centre: string) => `${centre}: немає груп послуг, за якими ведуть чергу`,
    noService: (centre: string) =>
      `${centre}: немає жодної послуги. Їх додає керівник центру або керівник суб’єкта`,
    noCard: (centre: string, number: number) =>
      `${centre}: ${n(number, 'послуга', 'послуги', 'послуг')} без чинної картки. Картку затверджує керівник суб’єкта`,
    noKiosk: (centre: string) => `${centre}: немає термінала`,
    noBoard: (centre: string) => `${centre}: немає табло`,
    noPrinter: (centre: string, device: string) =>
      `${centre}: термінал «${device}» без принтера, талон видно лише на екрані`,
    noRegime: 'Календар: сьогодні не діє жоден режим, святкові дні вважаються вихідними',
    agreementSoon: (centre: string, number: string, days: number) =>
      days === 0
        ? `${centre}: сьогодні спливає угода № ${number}`
        : `${centre}: угода № ${number} спливає за ${n(days, 'день', 'дні', 'днів')}`,
    agreementOver: (centre: string, number: string, days: number) =>
      `${centre}: угода № ${number} спливла ${n(days, 'день', 'дні', 'днів')} тому`,
  },
  municipality: {
    title: 'Громади',
    newTitle: 'Нова громада',
    name: 'Назва громади',
    code: 'Код',
    codeHint: 'Латинськими літерами, наприклад bakhmut. Потім не змінюється.',
    empty: 'Ще немає жодної громади',
    confirmClose: 'Закрити громаду?',
  },
};

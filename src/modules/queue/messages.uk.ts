import { pluralUk } from '#platform/i18n/plural.ts';
import { categoriesUk } from './messages/categories.uk.ts';
import { childrenUk } from './messages/children.uk.ts';
import { consoleUk } from './messages/console.uk.ts';
import { kioskUk } from './messages/kiosk.uk.ts';
import { pauseUk } from './messages/pause.uk.ts';
import { phoneUk } from './messages/phone.uk.ts';
import { publicQueueUk } from './messages/publicQueue.uk.ts';
import { reasonUk } from './messages/reasons.uk.ts';
import { receptionUk } from './messages/reception.uk.ts';
import { resultsUk } from './messages/results.uk.ts';
import { terminalsUk } from './messages/terminals.uk.ts';

const people = (n: number) => pluralUk(n, { one: 'людина', few: 'людини', many: 'людей' });
const many = (n: number) => (n >= 100 ? 'понад 99' : String(n));

/** Ukrainian words of the queue. */
export const queueUk = {
  name: 'Електронна черга',
  number: 'Номер',
  place: 'Робоче місце',
  desk: (n: number) => `Робоче місце ${n}`,
  purposes: { submit: 'Подати заяву', consult: 'Проконсультуватися', collect: 'Забрати результат' },
  purposeHints: {
    submit: 'Приймемо документи й зареєструємо заяву',
    consult: 'Пояснимо, що потрібно і куди звертатися',
    collect: 'Видамо рішення або документ',
  },
  states: {
    waiting: 'У черзі',
    called: 'Викликано',
    serving: 'На прийомі',
    held: 'Відкладено',
    noShow: 'Не з’явився',
    finished: 'Завершено',
    left: 'Вийшов із черги',
  },
  waitingCount: (n: number) => {
    if (n === 0) return 'Черги немає';
    if (n >= 100) return 'Чекають понад 99 людей';
    return n % 10 === 1 && n % 100 !== 11 ? `Чекає ${n} ${people(n)}` : `Чекають ${n} ${people(n)}`;
  },
  many,
  ahead: (n: number) =>
    n === 0 ? 'Ви наступні в черзі' : `Перед вами ${many(n)} ${people(Math.min(n, 100))}`,
  live: { fresh: 'Наживо', stale: 'Немає зв’язку. Дані могли застаріти.' },
  reason: reasonUk,
  kiosk: kioskUk,
  terminals: terminalsUk,
  board: {
    title: 'Табло',
    caption: 'Кого викликали',
    empty: 'Поки нікого не викликали',
    notice: 'Коли ваш номер з’явиться на табло, підійдіть до вказаного робочого місця.',
  },
  ticket: {
    title: 'Ваша черга',
    heading: (label: string) => `Талон ${label}`,
    go: (desk: number) => `Підійдіть до робочого місця ${desk}`,
    serving: (desk: number) => `Вас приймають: робоче місце ${desk}`,
    held: 'Ваш талон відкладено. Місце в черзі збережено: скажіть працівникові, коли будете готові.',
    noShow:
      'Вас викликали, але ви не підійшли. Протягом 20 хвилин зверніться до адміністратора залу: місце повернуть.',
    finished: 'Прийом завершено. Дякуємо, що завітали.',
    left: 'Ви вийшли з черги.',
    expired: 'Цей талон був дійсний іншого дня. Щоб потрапити на прийом сьогодні, візьміть новий.',
    keepOpen: 'Не закривайте сторінку: вона оновлюється сама.',
    leave: 'Вийти з черги',
    leaveTitle: 'Вийти з черги?',
    leaveLead: 'Місце в черзі звільниться. Щоб повернутися, доведеться взяти новий талон.',
    leaveYes: 'Так, вийти з черги',
    leaveNo: 'Ні, залишитися',
    leftFlash: 'Ви вийшли з черги. Талон більше не дійсний.',
    cannotLeave: 'З цим талоном уже не можна вийти з черги: його стан змінився. Перевірте сторінку талона.',
    card: 'Які документи потрібні',
    centre: 'Центр',
    service: 'Послуга',
    taken: 'Узято',
  },
  console: consoleUk,
  reception: receptionUk,
  childrensRoom: childrenUk,
  categories: categoriesUk,
  viewPurpose: 'прийом відвідувача за талоном',
  pause: pauseUk,
  phone: phoneUk,
  publicQueue: publicQueueUk,
  results: resultsUk,
};

/** The same words in another language. */
export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (readonly [string, string])[]
      ? readonly (readonly [string, string])[]
      : { readonly [K in keyof T]: Widen<T[K]> };

/** The same words with the same parameters in another language: a missing or odd one does not compile. */
export type QueueTexts = Widen<typeof queueUk>;

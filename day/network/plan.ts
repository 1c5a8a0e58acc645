import { v7 } from 'uuid';
import { type AppealKind, kinds, type SocialStatus, socialStatuses } from '#modules/eoffices/rules/report.ts';
import type { Random } from '../random.ts';

/** How the office tells of its opening, or that it does not. */
export type OpeningWay = 'button' | 'mail' | 'late' | 'stranger' | 'telephone' | 'none';

export interface PlannedEntry {
  readonly id: string;
  /** Minutes since midnight in Kyiv. */
  readonly at: number;
  readonly kind: AppealKind;
  readonly status: SocialStatus;
  readonly answered: boolean;
  /** Empty: the visitor did not agree that the name is kept. */
  readonly name: string;
  readonly address: string;
  /** Unlike any other of the month. */
  readonly content: string;
  readonly referred: boolean;
  /** Where the page's script does not run a form is sent. */
  readonly byForm: boolean;
}

export interface OfficeDay {
  readonly opening: OpeningWay;
  /** Minutes since midnight; who is late comes when reception begins. */
  readonly opensAt: number;
  /** The line is lost between these minutes. */
  readonly lost: { readonly from: number; readonly to: number } | null;
  /** The clock of the device is wrong by so many days. */
  readonly wrongDays: -1 | 0 | 1;
  readonly entries: readonly PlannedEntry[];
  /** Mends the kind of the first entry; strikes the second. */
  readonly corrects: boolean;
  readonly strikes: boolean;
  /** The operator's page is a real browser today, whose line goes. */
  readonly browser: boolean;
}

/** Each way once in the first six days of any office, and the usual ones after. */
const ways: readonly OpeningWay[] = [
  ...(['button', 'mail', 'late', 'stranger', 'telephone', 'none'] as const),
  ...(['button', 'mail', 'button', 'button', 'mail', 'button', 'button', 'mail', 'button'] as const),
  ...(['mail', 'button', 'button', 'mail', 'button', 'late'] as const),
];
const surnames = 'Гай Сова Лис Явір Дуб Калина Верба Ромашка Чайка Сорока Жук Голуб Береза Мак'.split(' ');
const given = 'Олена Іван Марія Петро Ніна Юрій Софія Марко Ганна Тарас'.split(' ');
const matters = [
  'Питала про субсидію',
  'Як оформити пільги',
  'Довідка внутрішньо переміщеної особи',
  'Допомога при народженні дитини',
  'Санаторно-курортна путівка',
  'Консультація щодо пенсії',
];

/** What befalls an office on a day: the same for the same seed, and every trouble somewhere even in a short month. */
export function planDay(
  random: Random,
  place: { readonly office: number; readonly day: number; readonly offices: number },
  options: { readonly entries: number; readonly browser: boolean },
): OfficeDay {
  const turn = place.office + place.day * place.offices;
  const opening = ways[turn % ways.length] ?? 'button';
  const opensAt = random.whole(10 * 60 + 2, 10 * 60 + 29);
  const count = Math.max(2, random.whole(Math.ceil(options.entries * 0.6), Math.ceil(options.entries * 1.4)));
  const times = Array.from({ length: count }, () => random.whole(11 * 60, 14 * 60 + 55)).sort(
    (a, b) => a - b,
  );
  return {
    opening,
    opensAt,
    lost: turn % 5 === 1 ? { from: 11 * 60 + 20, to: 14 * 60 + 30 } : null,
    wrongDays: turn % 5 === 1 ? (turn % 2 === 0 ? -1 : 1) : turn % 7 === 2 ? 1 : 0,
    corrects: turn % 6 === 0,
    strikes: turn % 6 === 3,
    browser: options.browser && place.office === 0 && place.day % 5 === 0,
    entries: times.map((at, n) => {
      const named = !random.chance(0.1);
      return {
        id: v7(),
        at,
        kind: random.pick(kinds),
        status: random.pick(socialStatuses),
        answered: random.chance(0.8),
        // A small circle of people: they come again.
        name: named ? `${random.pick(surnames)} ${random.pick(given)}` : '',
        address: named ? `Харків, вул. Уявна, ${random.whole(1, 9)}` : '',
        content: `${random.pick(matters)} (${place.office + 1}-${place.day + 1}-${n + 1})`,
        referred: named && (turn + n) % 6 === 0,
        byForm: (turn + n) % 4 === 3,
      };
    }),
  };
}

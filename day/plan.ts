import type { Place } from './place.ts';
import { createRandom, type Random } from './random.ts';

/** One matter: one ticket. */
export interface Matter {
  readonly groupId: string;
  readonly serviceId: string;
  readonly purpose: 'submit' | 'consult' | 'collect';
  /** Milliseconds at the desk. */
  readonly serviceMs: number;
}

/** What a visitor will do; decided before the day, so that the same seed gives the same day. */
export interface VisitorPlan {
  readonly name: string;
  readonly arrivesAt: number;
  readonly matters: readonly Matter[];
  readonly sign: boolean;
  readonly hasCategory: boolean;
  /** `present`: comes when called. `slow`: at the second call. `away`: never. `back`: misses the call, returns within the grace. */
  readonly answer: 'present' | 'slow' | 'away' | 'back';
  /** Minutes after which the visitor gives up the place by phone, or says «I am late». */
  readonly leavesAfterMs: number | null;
  readonly lateAfterMs: number | null;
  /** Fetches a paper in the middle: the desk puts the ticket aside. */
  readonly fetches: boolean;
  /** Is sent on to another group in the middle. */
  readonly handedOn: boolean;
  readonly watchesPhone: boolean;
  /** Goes for the paper and never comes back. */
  readonly forgets: boolean;
  /** Cannot use the kiosk: the reception registers them (BR-10). */
  readonly atReception: boolean;
  /** Takes the ticket on paper. */
  readonly prints: boolean;
  /** Steps out while waiting: the reception sets the ticket aside and lets the visitor in again. */
  readonly stepsOutAfterMs: number | null;
  /** The worker presses «finish» by mistake and takes it back. */
  readonly misclick: boolean;
}

export interface DayPlan {
  readonly begins: number;
  /** Arrivals end; desks go on until nobody waits. */
  readonly closes: number;
  readonly visitors: readonly VisitorPlan[];
  /** When each trouble comes. */
  readonly at: Readonly<Record<Trouble, number>>;
}

export const troubles = [
  'printerDies',
  'printerMended',
  'callOutOfTurn',
  'kioskOffline',
  'kioskBack',
  'serverDies',
  'takeOver',
  'airRaid',
  'allClear',
] as const;
export type Trouble = (typeof troubles)[number];

/** Parts of the day and how many people come in each, as a share of the mean: the morning is the peak. */
const arrivals: readonly (readonly [number, number])[] = [
  [0.12, 1.3],
  [0.22, 1.75],
  [0.22, 1.1],
  [0.14, 0.6],
  [0.2, 0.85],
  [0.1, 0.35],
];

/** How busy desks are on the average; above this a queue grows without end. */
const utilisation = 0.65;
/** From the call to the chair. */
export const walkMs = 25_000;

export function planDay(
  place: Place,
  options: { visitors: number; begins: number; hours: number; seed: number },
): DayPlan {
  const random = createRandom(options.seed);
  const length = options.hours * 3_600_000;
  const closes = options.begins + length;
  const services = place.services.filter(({ groupId }) =>
    place.desks.some((desk) => desk.groups.includes(groupId)),
  );
  const perGroup = Map.groupBy(services, ({ groupId }) => groupId);
  // As many people come to a group as its desks can serve.
  const weights = [...perGroup.keys()].map((groupId) => [groupId, capacity(place, groupId)] as const);
  const means = meanService(place, weights, options.visitors * 1.12, length);
  const matter = (): Matter => {
    const groupId = random.weighted(weights);
    const service = random.pick(perGroup.get(groupId) ?? services);
    const own = 0.6 + (hash(service.id) % 9) / 10;
    return {
      groupId,
      serviceId: service.id,
      purpose: random.weighted([['submit', 6] as const, ['consult', 3] as const, ['collect', 1] as const]),
      serviceMs: random.duration((means.get(groupId) ?? 120_000) * own),
    };
  };
  const visitors = arrivalTimes(random, options.visitors, options.begins, length).map((arrivesAt, n) =>
    visitor(random, n, arrivesAt, matter),
  );
  const part = (share: number) => options.begins + share * length;
  return {
    begins: options.begins,
    closes,
    visitors,
    at: {
      printerDies: part(0.01),
      printerMended: part(0.18),
      callOutOfTurn: part(0.22),
      kioskOffline: part(0.25),
      kioskBack: part(0.33),
      serverDies: part(0.45),
      takeOver: part(0.55),
      airRaid: part(0.65),
      allClear: part(0.72),
    },
  };
}

/** One of so many, whatever the seed: a short morning has each kind of trouble too. */
const oneOf = (n: number, many: number, first: number): boolean => n % many === first;

function visitor(random: Random, n: number, arrivesAt: number, matter: () => Matter): VisitorPlan {
  const answer = random.weighted([
    ['present', 88] as const,
    ['slow', 5] as const,
    ['away', 4] as const,
    ['back', 3] as const,
  ]);
  const [forgets, misclick] = [oneOf(n, 120, 15), oneOf(n, 25, 4)];
  return {
    name: `v${n + 1}`,
    arrivesAt,
    matters: random.chance(0.12) ? [matter(), matter()] : [matter()],
    sign: random.chance(0.015),
    hasCategory: random.chance(0.07),
    answer: forgets || misclick ? 'present' : answer,
    leavesAfterMs: random.chance(0.02) && !forgets ? random.between(3, 20) * 60_000 : null,
    lateAfterMs: random.chance(0.02) ? random.between(1, 5) * 60_000 : null,
    fetches: random.chance(0.03),
    handedOn: random.chance(0.03),
    watchesPhone: random.chance(0.04),
    forgets,
    atReception: oneOf(n, 16, 5),
    prints: oneOf(n, 5, 2),
    stepsOutAfterMs: oneOf(n, 30, 8) ? random.between(0.1, 1.5) * 60_000 : null,
    misclick,
  };
}

function arrivalTimes(random: Random, count: number, begins: number, length: number): number[] {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const part = random.weighted(arrivals.map((one, index) => [index, one[0] * one[1]] as const));
    const from = arrivals.slice(0, part).reduce((sum, [share]) => sum + share, 0);
    // The last come a little before reception ends.
    times.push(begins + length * Math.min(0.97, from + random.next() * (arrivals[part]?.[0] ?? 0)));
  }
  return times.sort((a, b) => a - b);
}

/** How much of a desk a group has, when desks share themselves equally among their groups. */
const capacity = (place: Place, groupId: string): number =>
  place.desks.reduce((sum, { groups }) => sum + (groups.includes(groupId) ? 1 / groups.length : 0), 0);

function meanService(
  place: Place,
  weights: readonly (readonly [string, number])[],
  tickets: number,
  length: number,
): Map<string, number> {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(
    weights.map(([groupId, weight]) => {
      const share = (weight / all) * tickets;
      const room = capacity(place, groupId) * length * utilisation;
      return [groupId, Math.max(20_000, room / share - walkMs)];
    }),
  );
}

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

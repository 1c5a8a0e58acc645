/** On which side of the drawing something stands; the top is where `up` says. */
export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

export const accessFeatures = [
  'ramp',
  'stepFree',
  'autoDoor',
  'lift',
  'accessibleToilet',
  'tactile',
  'inductionLoop',
  'signLanguage',
  'parkingPlace',
  'callButton',
  'guideDog',
  'wheelchair',
  'quietPlace',
] as const;
/** What helps people with disabilities at a centre (BR-9). */
export type AccessFeature = (typeof accessFeatures)[number];

export interface Stop {
  readonly nameUk: string;
  readonly nameEn: string;
  /** Numbers of buses and trams, or «метро». */
  readonly routes: string;
  readonly metres: number;
  readonly side: Side;
}

/** Facts from which the drawing and its words are both made: neither can say what the other does not. */
export interface WayPlan {
  /** The street on which the entrance is, and the one that crosses it. */
  readonly streetUk: string;
  readonly streetEn: string;
  readonly crossUk: string;
  readonly crossEn: string;
  /** Where the crossing street is, for who stands in the street and faces the door, as the drawing does. */
  readonly crossSide: Side;
  readonly stops: readonly Stop[];
  readonly entranceUk: string;
  readonly entranceEn: string;
  readonly parkingUk: string;
  readonly parkingEn: string;
  readonly features: readonly AccessFeature[];
  readonly helpUk: string;
  readonly helpEn: string;
}

export const mostStops = 6;

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly street: { readonly y: number; readonly height: number };
  readonly cross: { readonly x: number; readonly width: number } | null;
  readonly house: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly door: { readonly x: number; readonly y: number };
  readonly stops: readonly {
    readonly x: number;
    readonly y: number;
    readonly mark: number;
    /** Null where there is no room for the figure: the words have it. */
    readonly metres: number | null;
  }[];
  readonly streetName: Label;
  readonly crossName: Label | null;
}

const [width, middle] = [480, 240];
/** Longest name on the drawing; the words beside it have the whole. */
const longestName = 32;

/**
 * The plan as shapes in a box narrow enough for a phone: the house above its street, the crossing street on its side,
 * stops along the street. The drawing keeps their order, not their scale; distances are told by figures.
 */
export function drawWay(plan: WayPlan, locale: 'uk' | 'en'): Drawing {
  const name = (uk: string, en: string) => {
    const whole = locale === 'en' && en !== '' ? en : uk;
    return whole.length > longestName ? `${whole.slice(0, longestName - 1)}…` : whole;
  };
  const street = { y: 190, height: 62 };
  const crossName = name(plan.crossUk, plan.crossEn);
  const onLeft = plan.crossSide === 'left';
  const stops = plan.stops.map((stop, index) => ({ ...stop, mark: index + 1 }));
  const placed = sides.flatMap((side) => {
    const list = stops.filter((stop) => stop.side === side).sort((a, b) => a.metres - b.metres);
    const step = list.length > 1 ? 130 / (list.length - 1) : 0;
    return list.map((stop, index) => {
      const away = list.length > 1 ? 75 + index * step : 120;
      return {
        x: Math.round(side === 'left' ? middle - away : middle + away),
        y: street.y + street.height + 30,
        mark: stop.mark,
        metres: list.length <= 3 ? stop.metres : null,
      };
    });
  });
  return {
    width,
    height: 340,
    street,
    cross: crossName === '' ? null : { x: onLeft ? 40 : width - 84, width: 44 },
    house: { x: middle - 85, y: 60, width: 170, height: 100 },
    door: { x: middle, y: 160 },
    stops: placed.sort((a, b) => a.mark - b.mark),
    streetName: {
      x: onLeft ? width - 14 : 14,
      y: street.y + 26,
      text: name(plan.streetUk, plan.streetEn),
      anchor: onLeft ? 'end' : 'start',
    },
    crossName:
      crossName === ''
        ? null
        : { x: onLeft ? 14 : width - 14, y: 34, text: crossName, anchor: onLeft ? 'start' : 'end' },
  };
}

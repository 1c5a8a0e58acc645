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
  /** Where the crossing street is, seen from the entrance with the back to the door. */
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
    readonly metres: number;
  }[];
  readonly streetName: Label;
  readonly crossName: Label | null;
}

const [width, middle] = [640, 320];

/**
 * The plan as shapes in a box of 640 by 360: the house above its street, the crossing street on its side, stops along
 * the street at distances told by figures (the drawing keeps their order, not their scale).
 */
export function drawWay(plan: WayPlan, locale: 'uk' | 'en'): Drawing {
  const name = (uk: string, en: string) => (locale === 'en' && en !== '' ? en : uk);
  const street = { y: 205, height: 50 };
  const crossName = name(plan.crossUk, plan.crossEn);
  const crossX = plan.crossSide === 'left' ? 80 : width - 130;
  const stopsOn = (side: Side) =>
    plan.stops
      .map((stop, index) => ({ ...stop, mark: index + 1 }))
      .filter((stop) => stop.side === side)
      .sort((a, b) => a.metres - b.metres);
  const placed = sides.flatMap((side) => {
    const list = stopsOn(side);
    // Between the door and the crossing or the edge, the nearest first.
    const room = side === plan.crossSide && crossName !== '' ? 130 : 255;
    return list.map((stop, index) => {
      const away = 60 + ((index + 1) * room) / (list.length + 1);
      return {
        x: Math.round(side === 'left' ? middle - away : middle + away),
        y: street.y + street.height + 28,
        mark: stop.mark,
        metres: stop.metres,
      };
    });
  });
  return {
    width,
    height: 330,
    street,
    cross: crossName === '' ? null : { x: crossX, width: 50 },
    house: { x: middle - 95, y: 70, width: 190, height: 105 },
    door: { x: middle, y: 175 },
    stops: placed.sort((a, b) => a.mark - b.mark),
    streetName: {
      x: middle,
      y: street.y + 32,
      text: name(plan.streetUk, plan.streetEn),
      anchor: 'middle',
    },
    crossName:
      crossName === ''
        ? null
        : {
            x: plan.crossSide === 'left' ? 20 : width - 20,
            y: 34,
            text: crossName,
            anchor: plan.crossSide === 'left' ? 'start' : 'end',
          },
  };
}

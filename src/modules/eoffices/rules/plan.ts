import { districtOf } from './district.ts';

/** Place of a district on the plan: columns from the left, rows from the top, both from 1. */
export interface Place {
  readonly name: string;
  readonly col: number;
  readonly row: number;
}

/** Largest column and row. */
export const mostCells = 6;

interface Office {
  readonly number: number;
  readonly organisation: string;
  /** As staff entered it; null: as the organisation is called. */
  readonly district: string | null;
}

/** The district of an office: the one that was entered, else the one that its name tells; empty: not known. Never from a street. */
export const officeDistrict = (office: Office): string => office.district ?? districtOf('', office);

const collator = new Intl.Collator('uk');

export const districtsOf = (offices: readonly Office[]): string[] =>
  [...new Set(offices.map(officeDistrict).filter(Boolean))].sort(collator.compare);

/**
 * A place for every district: where staff put it, else the next free cell in the order of the alphabet. The order says nothing
 * about the city until somebody has placed the districts.
 */
export function placesOf(districts: readonly string[], placed: readonly Place[]): Place[] {
  const known = placed.filter(({ name }) => districts.includes(name));
  const taken = new Set(known.map(({ col, row }) => `${col}:${row}`));
  const width = Math.min(mostCells, Math.max(1, Math.ceil(Math.sqrt(districts.length))));
  const free: { col: number; row: number }[] = [];
  for (let row = 1; row <= mostCells; row++)
    for (let col = 1; col <= (row <= width + 1 ? width : mostCells); col++)
      if (!taken.has(`${col}:${row}`)) free.push({ col, row });
  return districts.flatMap((name) => {
    const place = known.find((one) => one.name === name) ?? { name, ...free.shift() };
    return 'col' in place && place.col && place.row ? [{ name, col: place.col, row: place.row }] : [];
  });
}

export interface Plan<O> {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly marks: readonly { readonly office: O; readonly x: number; readonly y: number }[];
  }[];
  /** Offices of no known district: the list has them. */
  readonly elsewhere: readonly O[];
}

const [tileWidth, gap, head, step, perRow] = [160, 8, 44, 46, 3];

/** Tiles with a mark for each office, in a box that fits a phone; empty cells of the grid stay empty. */
export function drawPlan<O extends Office>(offices: readonly O[], placed: readonly Place[]): Plan<O> {
  const places = placesOf(districtsOf(offices), placed);
  const inside = (name: string) => offices.filter((office) => officeDistrict(office) === name);
  const most = Math.max(1, ...places.map(({ name }) => inside(name).length));
  const tileHeight = head + Math.ceil(most / perRow) * step + 6;
  const columns = [...new Set(places.map(({ col }) => col))].sort((a, b) => a - b);
  const rows = [...new Set(places.map(({ row }) => row))].sort((a, b) => a - b);
  const first = { col: columns[0] ?? 1, row: rows[0] ?? 1 };
  const last = { col: columns.at(-1) ?? 1, row: rows.at(-1) ?? 1 };
  const drawn = new Set(places.map(({ name }) => name));
  return {
    width: (last.col - first.col + 1) * (tileWidth + gap) + gap,
    height: (last.row - first.row + 1) * (tileHeight + gap) + gap,
    tiles: places.map(({ name, col, row }) => {
      const x = gap + (col - first.col) * (tileWidth + gap);
      const y = gap + (row - first.row) * (tileHeight + gap);
      return {
        name,
        x,
        y,
        width: tileWidth,
        height: tileHeight,
        marks: inside(name).map((office, n) => ({
          office,
          x: x + tileWidth / 2 + ((n % perRow) - 1) * 48,
          y: y + head + Math.floor(n / perRow) * step + 18,
        })),
      };
    }),
    elsewhere: offices.filter((office) => !drawn.has(officeDistrict(office))),
  };
}

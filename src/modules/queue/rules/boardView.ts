import type { PauseKind } from './pause.ts';

/** One call as a board shows it. */
export interface BoardCall {
  readonly id: string;
  /** As printed: «А-014». */
  readonly number: string;
  /** Letter and number apart, for the voice. */
  readonly prefix: string;
  readonly sequence: number;
  readonly desk: number;
  readonly floor: number;
  /** `called`: the visitor is awaited now. */
  readonly state: string;
  /** Which call of this ticket it is; a recall counts on. */
  readonly call: number;
  /** Of the newest call of this ticket, ISO. */
  readonly at: string;
}

/** A desk with who sits at it: the plate (ORG-4). */
export interface DeskPlate {
  readonly desk: number;
  readonly floor: number;
  /** Surname and name of the worker; null while the desk is closed. */
  readonly worker: string | null;
  readonly provider: string | null;
  readonly onBreak: boolean;
}

export interface BoardPause {
  readonly kind: PauseKind;
  readonly note: string;
  readonly since: string;
  readonly shelterUk: string;
  readonly shelterEn: string;
}

/** All that a board is told; of one size however many people wait. */
export interface BoardState {
  readonly centre: string;
  /** Another number than that of the page: the page is out of date. */
  readonly revision: number;
  /** Newest first. */
  readonly calls: readonly BoardCall[];
  readonly pause: BoardPause | null;
  /** Only for a board of one desk. */
  readonly plates: readonly DeskPlate[];
}

/** Whose calls a board shows: floors, numbers of desks, groups; an empty list is no condition. */
export interface BoardFilter {
  readonly floors: readonly number[];
  readonly desks: readonly number[];
  readonly groups: readonly string[];
  /** The plate of the desk is shown as well. */
  readonly plates: boolean;
}

export const wholeCentre: BoardFilter = { floors: [], desks: [], groups: [], plates: false };

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const parts = { f: /^-?\d{1,3}$/, d: /^\d{1,3}$/, g: uuidShape, p: /^1$/ } as const;
const mostOfOne = 100;

/** The filter in the address of a live channel; the same choice always gives the same text, so its boards share one channel. */
export function filterText({ floors, desks, groups, plates }: BoardFilter): string {
  const numbers = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b).join(',');
  return [
    floors.length > 0 ? `f=${numbers(floors)}` : '',
    desks.length > 0 ? `d=${numbers(desks)}` : '',
    groups.length > 0 ? `g=${[...new Set(groups)].sort().join(',')}` : '',
    plates && desks.length === 1 ? 'p=1' : '',
  ]
    .filter(Boolean)
    .join(';');
}

/** Reads a filter from outside; undefined when it is none. Plates are told of one desk alone. */
export function parseFilter(text: string): BoardFilter | undefined {
  const found: Record<keyof typeof parts, string[]> = { f: [], d: [], g: [], p: [] };
  for (const piece of text === '' ? [] : text.split(';')) {
    const [name = '', list = ''] = piece.split('=');
    if (name !== 'f' && name !== 'd' && name !== 'g' && name !== 'p') return undefined;
    const values = list.split(',');
    if (values.length > mostOfOne || !values.every((value) => parts[name].test(value))) return undefined;
    found[name] = values;
  }
  const desks = found.d.map(Number);
  return {
    floors: found.f.map(Number),
    desks,
    groups: found.g,
    plates: found.p.length > 0 && desks.length === 1,
  };
}

/** Whether a board with this filter shows a call. */
export const passes = (
  filter: BoardFilter,
  call: { readonly floor: number; readonly desk: number; readonly groupId: string },
): boolean =>
  (filter.floors.length === 0 || filter.floors.includes(call.floor)) &&
  (filter.desks.length === 0 || filter.desks.includes(call.desk)) &&
  (filter.groups.length === 0 || filter.groups.includes(call.groupId));

/** Loudness from one hour of the day to another; «08:00», Kyiv time; the end is not included. Per cent. */
export interface VolumeRange {
  readonly from: string;
  readonly to: string;
  readonly volume: number;
}

/** Per cent at a time of the day («14:05»). */
export const volumeAt = (time: string, ranges: readonly VolumeRange[], otherwise: number): number =>
  ranges.find(({ from, to }) => from <= time && time < to)?.volume ?? otherwise;

export const boardKinds = ['hall', 'floor', 'desk'] as const;
export type BoardKind = (typeof boardKinds)[number];
export const boardLanguages = ['uk', 'en', 'both'] as const;
export type BoardLanguages = (typeof boardLanguages)[number];

/** How one board is set. Empty words: those of the program. */
export interface BoardConfig {
  readonly kind: BoardKind;
  readonly floors: readonly number[];
  readonly deskIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly rows: number;
  readonly headingUk: string;
  readonly headingEn: string;
  readonly numberUk: string;
  readonly numberEn: string;
  readonly placeUk: string;
  readonly placeEn: string;
  readonly lineUk: string;
  readonly lineEn: string;
  readonly languages: BoardLanguages;
  readonly speaks: boolean;
  readonly zone: string;
  readonly saysFloor: boolean;
  readonly volume: number;
  readonly volumes: readonly VolumeRange[];
  readonly showsSlides: boolean;
}

/** A board that nobody has set: the calls of the whole centre, spoken. */
export const usualBoard: BoardConfig = {
  kind: 'hall',
  floors: [],
  deskIds: [],
  groupIds: [],
  rows: 5,
  headingUk: '',
  headingEn: '',
  numberUk: '',
  numberEn: '',
  placeUk: '',
  placeEn: '',
  lineUk: '',
  lineEn: '',
  languages: 'uk',
  speaks: true,
  zone: '',
  saysFloor: false,
  volume: 80,
  volumes: [],
  showsSlides: true,
};

/** What the page tells its script. */
export interface BoardSetup {
  readonly revision: number;
  readonly kind: BoardKind;
  readonly rows: number;
  readonly languages: BoardLanguages;
  readonly speaks: boolean;
  readonly saysFloor: boolean;
  readonly volume: number;
  readonly volumes: readonly VolumeRange[];
  /** Address of the recordings. */
  readonly voice: string;
  /** Address of the service worker, which keeps the board through a reload without a server. */
  readonly worker: string;
}

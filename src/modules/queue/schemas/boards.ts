import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { boardsEn } from '../messages/boards.en.ts';
import { type BoardsTexts, boardsUk } from '../messages/boards.uk.ts';
import {
  type BoardConfig,
  boardKinds,
  boardLanguages,
  parseFilter,
  type VolumeRange,
} from '../rules/boardView.ts';

/** Lines of the table «loudness by the hour». */
export const hourLines = [1, 2, 3, 4, 5, 6] as const;

type Missing = BoardsTexts['form']['missing'];
const say = (pick: (missing: Missing) => string) =>
  sentence(pick(boardsUk.form.missing), pick(boardsEn.form.missing));
const words = {
  desk: say((missing) => missing.desk),
  rows: say((missing) => missing.rows),
  volume: say((missing) => missing.volume),
  hours: say((missing) => missing.hours),
};

const text = (max: number) =>
  z
    .string()
    .max(
      max,
      say((missing) => missing.long(max)),
    )
    .default('');
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes');
const several = <T>(one: z.ZodType<T, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => (typeof value === 'string' ? [value] : value))
    .pipe(z.array(one).max(100));
const percent = () =>
  z
    .string(words.volume)
    .regex(/^\d{1,3}$/, words.volume)
    .transform(Number)
    .refine((value) => value <= 100, words.volume);
const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/;
const line = z.string().max(10).default('');

/** The form of one board. Errors of the hours stand at their first field. */
export const boardForm = z
  .object({
    version: z.coerce.number().int().min(0).default(0),
    kind: z.enum(boardKinds),
    floors: several(
      z
        .string()
        .regex(/^-?\d{1,3}$/)
        .transform(Number),
    ),
    desks: several(z.uuid()),
    desk: z.union([z.literal(''), z.uuid()]).default(''),
    groups: several(z.uuid()),
    rows: z
      .string(words.rows)
      .regex(/^[1-8]$/, words.rows)
      .transform(Number),
    headingUk: text(120),
    headingEn: text(120),
    numberUk: text(30),
    numberEn: text(30),
    placeUk: text(30),
    placeEn: text(30),
    lineUk: text(200),
    lineEn: text(200),
    languages: z.enum(boardLanguages),
    speaks: ticked,
    zone: text(60),
    saysFloor: ticked,
    volume: percent(),
    showsSlides: ticked,
    ...hourFields(),
  })
  .superRefine((form, context) => {
    if (form.kind === 'desk' && form.desk === '')
      context.addIssue({ code: 'custom', path: ['desk'], message: words.desk });
    const wrong = hourRanges(form);
    if (wrong === null) context.addIssue({ code: 'custom', path: ['from1'], message: words.hours });
  });

function hourFields() {
  return {
    ...{ from1: line, from2: line, from3: line, from4: line, from5: line, from6: line },
    ...{ to1: line, to2: line, to3: line, to4: line, to5: line, to6: line },
    ...{ volume1: line, volume2: line, volume3: line, volume4: line, volume5: line, volume6: line },
  };
}

type HourForm = { readonly [Key in `${'from' | 'to' | 'volume'}${(typeof hourLines)[number]}`]: string };

/** The table by its lines in order of time; null: a line is half filled, or two overlap. */
function hourRanges(form: HourForm): VolumeRange[] | null {
  const ranges: VolumeRange[] = [];
  for (const number of hourLines) {
    const [from, to, volume] = [form[`from${number}`], form[`to${number}`], form[`volume${number}`]];
    if (from === '' && to === '' && volume === '') continue;
    if (!timeShape.test(from) || !timeShape.test(to) || from >= to) return null;
    if (!/^\d{1,3}$/.test(volume) || Number(volume) > 100) return null;
    ranges.push({ from, to, volume: Number(volume) });
  }
  ranges.sort((a, b) => a.from.localeCompare(b.from));
  return ranges.every((range, index) => range.from >= (ranges[index - 1]?.to ?? '')) ? ranges : null;
}

export type BoardForm = z.infer<typeof boardForm>;

/** The setting that a checked form means. */
export const configOf = (form: BoardForm): BoardConfig => ({
  kind: form.kind,
  floors: form.kind === 'floor' ? form.floors : [],
  deskIds: form.kind === 'desk' ? [form.desk] : form.kind === 'floor' ? form.desks : [],
  groupIds: form.kind === 'floor' ? form.groups : [],
  rows: form.rows,
  headingUk: form.headingUk,
  headingEn: form.headingEn,
  numberUk: form.numberUk,
  numberEn: form.numberEn,
  placeUk: form.placeUk,
  placeEn: form.placeEn,
  lineUk: form.lineUk,
  lineEn: form.lineEn,
  languages: form.languages,
  speaks: form.speaks,
  zone: form.zone,
  saysFloor: form.saysFloor,
  volume: form.volume,
  volumes: hourRanges(form) ?? [],
  showsSlides: form.showsSlides,
});

/** Which calls a live channel of a board is asked for. */
export const boardQuery = z.object({
  show: z
    .string()
    .max(4_000)
    .default('')
    .transform((value, context) => {
      const filter = parseFilter(value);
      if (filter) return filter;
      context.addIssue({ code: 'custom', message: 'f=1,2;d=3;g=…' });
      return z.NEVER;
    }),
});

/** What a board says when it asks for the word of its zone. */
export const speakerRequest = z.object({
  holder: z.uuid(),
  /** Calls up to this moment were spoken. */
  spokenThrough: z.iso.datetime().nullable().default(null),
  /** It has said on this day that the centre closes soon. */
  closingSaidOn: z.iso.date().nullable().default(null),
  /** The board falls silent and gives the word back. */
  done: z.boolean().default(false),
});

export const boardParams = z.object({ board: z.uuid() });
export const boardCentreParams = z.object({ boardCentre: z.uuid() });

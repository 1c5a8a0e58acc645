/** Fields of a posted form by name; rows of a list are named `list.0.part`, `list.1.part` … */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;
/** One row: its parts without the name of the list and the number. */
export type FormRow = Readonly<Record<string, string | readonly string[]>>;

export const rowVerbs = ['add', 'remove', 'up', 'down'] as const;
export type RowVerb = (typeof rowVerbs)[number];

/** What a button under a row asks for: `documents.up.2`, `refusals.add`. */
export interface RowChange {
  readonly list: string;
  readonly verb: RowVerb;
  /** Place of the row, from 0; for `add` it is not used. */
  readonly at: number;
}

/** Reads the value of a button; undefined when it names none of `lists`. */
export function readRowChange(text: string, lists: readonly string[]): RowChange | undefined {
  const [list = '', verb = '', at = '0'] = text.split('.');
  const known = rowVerbs.find((one) => one === verb);
  if (!known || !lists.includes(list) || !/^\d{1,3}$/.test(at)) return undefined;
  return { list, verb: known, at: Number(at) };
}

/** Most rows of one list that a form may hold: more is not a card but an attack. */
const mostRows = 200;

/** Rows of a list in their order; a gap in the numbers is closed. */
export function rowsOf(fields: FormFields, list: string): FormRow[] {
  const rows = new Map<number, Record<string, string | readonly string[]>>();
  for (const [name, value] of Object.entries(fields)) {
    const found = /^([a-zA-Z]+)\.(\d{1,3})\.(.+)$/.exec(name);
    if (!found || found[1] !== list) continue;
    const [, , number, part = ''] = found;
    const at = Number(number);
    if (at >= mostRows) continue;
    const row = rows.get(at) ?? {};
    row[part] = value;
    rows.set(at, row);
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** The same fields with other rows in the list. */
export function withRows(
  fields: FormFields,
  list: string,
  rows: readonly FormRow[],
): Record<string, string | readonly string[]> {
  const rest = Object.entries(fields).filter(([name]) => !new RegExp(`^${list}\\.\\d`).test(name));
  const fresh = rows.flatMap((row, at) =>
    Object.entries(row).map(([part, value]) => [`${list}.${at}.${part}`, value] as const),
  );
  return Object.fromEntries([...rest, ...fresh]);
}

/**
 * Adds, removes or moves a row; everything else stays as typed. `template` is the new row, made from the last one. A
 * place that is not there changes nothing. `at` in the answer is the row to look at next.
 */
export function changeRows(
  fields: FormFields,
  change: RowChange,
  template: (last: FormRow | undefined) => FormRow,
): { readonly fields: FormFields; readonly at: number } {
  const rows = rowsOf(fields, change.list);
  const { verb, at } = change;
  if (verb === 'add') {
    if (rows.length >= mostRows) return { fields, at: rows.length - 1 };
    return { fields: withRows(fields, change.list, [...rows, template(rows.at(-1))]), at: rows.length };
  }
  const row = rows[at];
  if (!row) return { fields, at: 0 };
  const rest = rows.filter((_, index) => index !== at);
  if (verb === 'remove')
    return { fields: withRows(fields, change.list, rest), at: Math.max(0, Math.min(at, rest.length - 1)) };
  const to = Math.max(0, Math.min(rest.length, verb === 'up' ? at - 1 : at + 1));
  rest.splice(to, 0, row);
  return { fields: withRows(fields, change.list, rest), at: to };
}

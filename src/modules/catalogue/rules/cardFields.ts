import type { CardContent, CardTerm } from '../schema.ts';
import { type FormFields, type FormRow, rowsOf, withRows } from './formRows.ts';
import { suggestedSlug } from './slug.ts';

/** Lists of a card that have a row of fields for each member. */
export const rowLists = ['documents', 'refusals', 'questions', 'toCheck'] as const;
export type RowList = (typeof rowLists)[number];

/** Lists of a card whose members are one line each. */
export const lineLists = ['legalBasis', 'conditions', 'extraTerms', 'notes'] as const;

/** Answers of one question that the form offers to fill in; the schema allows no more. */
export const mostOptions = 6;

/** A card as the fields of its form. `fieldsToCard` is the way back. */
export function cardToFields(card: CardContent): FormFields {
  const term = card.term;
  return {
    provider: card.provider,
    recipients: card.recipients,
    result: card.result,
    claimWindow: card.claimWindow ?? '',
    ...Object.fromEntries(lineLists.map((list) => [list, card[list].join('\n')])),
    submission: card.submission,
    receiving: card.receiving,
    'fee.free': card.fee.free ? 'yes' : '',
    'fee.text': card.fee.text,
    'fee.ground': card.fee.ground,
    'term.kind': term?.kind ?? '',
    'term.count': term ? String(countOf(term) ?? '') : '',
    'term.ground': term?.ground ?? '',
    'appeal.to': card.appeal?.to ?? '',
    'appeal.term': card.appeal?.term ?? '',
    'appeal.court': card.appeal?.court ?? '',
    ...numbered(
      'documents',
      card.documents.map((document) => ({
        key: document.key,
        name: document.name,
        ground: document.ground,
        form: document.form,
        copies: String(document.copies),
        condition: document.condition ?? '',
        obtainedByOffice: document.obtainedByOffice ? 'yes' : '',
        when: Object.entries(document.when ?? {}).flatMap(([question, options]) =>
          options.map((option) => `${question}:${option}`),
        ),
      })),
    ),
    ...numbered('refusals', card.refusals),
    ...numbered('toCheck', card.toCheck),
    ...numbered(
      'questions',
      card.questions.map(({ key, text, hint, options }) => ({
        key,
        text,
        hint: hint ?? '',
        ...Object.fromEntries(
          options.flatMap((option, at) => [
            [`options.${at}.key`, option.key],
            [`options.${at}.text`, option.text],
          ]),
        ),
      })),
    ),
  };
}

const countOf = (term: CardTerm): number | undefined =>
  term.kind === 'sameDay' ? undefined : term.kind === 'months' ? term.months : term.days;

const numbered = (list: string, rows: readonly FormRow[]): FormFields => withRows({}, list, rows);

/** What makes a row worth keeping; the rest has a value from the start. */
const telling: Readonly<Record<RowList, readonly string[]>> = {
  documents: ['name', 'condition', 'obtainedByOffice', 'when'],
  refusals: ['text'],
  questions: ['text', 'hint', ...Array.from({ length: mostOptions }, (_, at) => `options.${at}.text`)],
  toCheck: ['reason'],
};

/** What a fresh row brings along from the row above. */
const carried: Readonly<Partial<Record<RowList, string>>> = { documents: 'ground', refusals: 'norm' };

/**
 * Rows left empty are not part of the card. A ground or a norm that somebody wrote without its document is kept, and told
 * beside the field: only what a fresh row brought along by itself may go with it in silence.
 */
export function withoutEmptyRows(fields: FormFields): FormFields {
  return rowLists.reduce((rest, list) => {
    const rows = rowsOf(rest, list);
    return withRows(
      rest,
      list,
      rows.filter((row) => !isEmpty(list, row, rows)),
    );
  }, fields);
}

function isEmpty(list: RowList, row: FormRow, rows: readonly FormRow[]): boolean {
  if (telling[list].some((part) => one(row, part) !== '')) return false;
  const part = carried[list];
  const brought = part === undefined ? '' : one(row, part);
  if (part === undefined || brought === '') return true;
  return one(row, 'fresh') === 'yes' && rows.some((other) => other !== row && one(other, part) === brought);
}

/** A fresh row; grounds and norms repeat more often than not, so they are carried over from the row above. */
export function freshRow(list: string, last: FormRow | undefined): FormRow {
  switch (list) {
    case 'documents':
      return {
        fresh: 'yes',
        key: '',
        name: '',
        ground: one(last, 'ground'),
        form: 'original',
        copies: '1',
        condition: '',
        obtainedByOffice: '',
      };
    case 'refusals':
      return { fresh: 'yes', text: '', norm: one(last, 'norm') };
    case 'toCheck':
      return { part: 'other', reason: '' };
    default:
      return { key: '', text: '', hint: '' };
  }
}

/** Gives short names to new questions and answers, so that documents can refer to them; names once given stay. */
export function withKeys(fields: FormFields): FormFields {
  const questions = named(rowsOf(fields, 'questions'), 'key', 'text', 'q').map((row) => {
    const options = named(optionsOf(row), 'key', 'text', 'a');
    const rest = Object.entries(row).filter(([part]) => !part.startsWith('options.'));
    return { ...Object.fromEntries(rest), ...withRows({}, 'options', options) };
  });
  const documents = named(rowsOf(fields, 'documents'), 'key', 'name', 'document');
  return withRows(withRows(fields, 'questions', questions), 'documents', documents);
}

const optionsOf = (question: FormRow): FormRow[] =>
  rowsOf(question, 'options').filter((option) => one(option, 'text') !== '');

/** Longest short name; the rest of the forty allowed is for a number that tells two alike apart. */
const keyLength = 36;

function named(rows: readonly FormRow[], key: string, from: string, otherwise: string): FormRow[] {
  const taken = new Set(rows.map((row) => one(row, key)).filter(Boolean));
  return rows.map((row) => {
    if (one(row, key) !== '') return row;
    const base = suggestedSlug(one(row, from)).slice(0, keyLength).replace(/-+$/, '') || otherwise;
    let fresh = base;
    for (let number = 2; taken.has(fresh); number += 1) fresh = `${base}-${number}`;
    taken.add(fresh);
    return { ...row, [key]: fresh };
  });
}

/** The card that the fields spell, for the schema to judge; `fields` without empty rows and with keys. */
export function fieldsToCard(fields: FormFields): unknown {
  const text = (name: string) => one(fields, name);
  const appeal = { to: text('appeal.to'), term: text('appeal.term'), court: text('appeal.court') };
  // A question or an answer taken out of the card leaves the documents that waited for it.
  const asked = new Set(answersOf(fields).map(({ value }) => value));
  return {
    provider: text('provider'),
    recipients: text('recipients'),
    result: text('result'),
    claimWindow: text('claimWindow') || null,
    ...Object.fromEntries(lineLists.map((list) => [list, linesOf(text(list))])),
    submission: many(fields, 'submission'),
    receiving: many(fields, 'receiving'),
    fee: { free: text('fee.free') === 'yes', text: text('fee.text'), ground: text('fee.ground') },
    term: termOf(fields),
    appeal: Object.values(appeal).some(Boolean) ? appeal : null,
    documents: rowsOf(fields, 'documents').map((row) => ({
      key: one(row, 'key'),
      name: one(row, 'name'),
      ground: one(row, 'ground'),
      form: one(row, 'form'),
      copies: numberOf(one(row, 'copies')),
      condition: one(row, 'condition') || null,
      obtainedByOffice: one(row, 'obtainedByOffice') === 'yes',
      when: whenOf(many(row, 'when').filter((pair) => asked.has(pair))),
    })),
    refusals: rowsOf(fields, 'refusals').map((row) => ({ text: one(row, 'text'), norm: one(row, 'norm') })),
    toCheck: rowsOf(fields, 'toCheck').map((row) => ({ part: one(row, 'part'), reason: one(row, 'reason') })),
    questions: rowsOf(fields, 'questions').map((row) => ({
      key: one(row, 'key'),
      text: one(row, 'text'),
      hint: one(row, 'hint') || null,
      options: optionsOf(row).map((option) => ({ key: one(option, 'key'), text: one(option, 'text') })),
    })),
  };
}

/** Answers that the questions of the form offer: `value` names question and answer. */
export const answersOf = (fields: FormFields): { value: string; question: string; answer: string }[] =>
  rowsOf(fields, 'questions').flatMap((row) =>
    optionsOf(row).map((option) => ({
      value: `${one(row, 'key')}:${one(option, 'key')}`,
      question: one(row, 'text'),
      answer: one(option, 'text'),
    })),
  );

function whenOf(chosen: readonly string[]): Record<string, string[]> | null {
  const when: Record<string, string[]> = {};
  for (const pair of chosen) {
    const [question = '', option = ''] = pair.split(':');
    when[question] = [...(when[question] ?? []), option];
  }
  return Object.keys(when).length > 0 ? when : null;
}

function termOf(fields: FormFields): unknown {
  const kind = one(fields, 'term.kind');
  const ground = one(fields, 'term.ground');
  if (kind === '') return null;
  if (kind === 'sameDay') return { kind, ground };
  const count = numberOf(one(fields, 'term.count'));
  return kind === 'months' ? { kind, months: count, ground } : { kind, days: count, ground };
}

/** Each line is a member of the list. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const numberOf = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

/** A single value of a field or a row; of several the first. */
export function one(row: FormRow | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** All values of a checkbox. */
export function many(row: FormRow, name: string): readonly string[] {
  const value = row[name];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);
}

/** Name of the field to which a complaint of the schema belongs. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const [part, at, inner, ...rest] = path.map(String);
  if (part === undefined) return 'documents';
  if (at === undefined) return part === 'term' ? 'term.kind' : part === 'appeal' ? 'appeal.to' : part;
  if (lineLists.some((list) => list === part)) return part;
  if (part === 'submission' || part === 'receiving') return part;
  if (part === 'term') return at === 'days' || at === 'months' ? 'term.count' : `term.${at}`;
  if (!rowLists.some((list) => list === part)) return `${part}.${at}`;
  if (inner === 'when') return `${part}.${at}.when`;
  if (inner === 'options') return `${part}.${at}.options.${rest[0] ?? '0'}.text`;
  if (inner === 'key') return `${part}.${at}.${part === 'questions' ? 'text' : 'name'}`;
  return `${part}.${at}.${inner ?? ''}`;
}

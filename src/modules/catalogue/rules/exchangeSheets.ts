/** How a cell of a sheet stands for a value. */
export type CellKind = 'text' | 'whole' | 'yesNo' | 'date' | 'lines' | 'when' | 'choice' | 'choices';

export interface SheetColumn {
  /** Path of the value in the thing that a row stands for, such as `fee.text`. */
  readonly key: string;
  readonly header: string;
  readonly kind: CellKind;
  readonly width: number;
  /** Words of the allowed values, for `choice` and `choices`. */
  readonly words?: Readonly<Record<string, string>>;
  /** What an empty cell means: nothing is told, an empty text, or no. */
  readonly empty: null | '' | false;
}

export interface ExchangeSheet {
  readonly key: SheetKey;
  readonly name: string;
  /** Path of what a row stands for in a service: `card.documents` is a list, `card` is one thing. */
  readonly base: string;
  /** A row is one member of a list; else there is at most one row for each service. */
  readonly many: boolean;
  /** The list holds texts and not things: the value of the only column is the member. */
  readonly plain: boolean;
  readonly columns: readonly SheetColumn[];
}

export const sheetKeys = [
  'services',
  'competence',
  'cards',
  'documents',
  'refusals',
  'legalBasis',
  'conditions',
  'extraTerms',
  'notes',
  'questions',
  'options',
  'toCheck',
] as const;
export type SheetKey = (typeof sheetKeys)[number];

/** The column by which each row knows its service. */
export const slugColumn: SheetColumn = {
  key: 'slug',
  header: 'Код послуги',
  kind: 'text',
  width: 28,
  empty: '',
};

/** The column by which an answer knows its question. */
export const questionColumn: SheetColumn = {
  key: 'question',
  header: 'Код запитання',
  kind: 'text',
  width: 18,
  empty: '',
};

const column = (
  key: string,
  header: string,
  width: number,
  more: Partial<Omit<SheetColumn, 'key' | 'header' | 'width'>> = {},
): SheetColumn => ({ key, header, width, kind: 'text', empty: '', ...more });
const orNone = { empty: null } as const;

const routes = {
  decideHere: 'вирішує центр',
  acceptAndPassOn: 'приймає й передає',
  redirect: 'скеровує',
} as const;
const forms = {
  original: 'оригінал',
  copy: 'копія',
  originalAndCopy: 'копія та оригінал',
  electronic: 'електронний',
  any: 'будь-яка',
} as const;
const ways = {
  inPerson: 'особисто',
  representative: 'через представника',
  post: 'поштою',
  electronic: 'електронно',
} as const;
const termKinds = {
  calendarDays: 'календарні дні',
  workingDays: 'робочі дні',
  months: 'місяці',
  sameDay: 'у день звернення',
} as const;
const parts = {
  legalBasis: 'правова підстава',
  documents: 'документи',
  term: 'строк',
  refusals: 'підстави відмови',
  competence: 'хто вирішує',
  other: 'інше',
} as const;

const texts = (key: SheetKey, name: string, header: string): ExchangeSheet => ({
  key,
  name,
  base: `card.${key}`,
  many: true,
  plain: true,
  columns: [slugColumn, column('text', header, 90)],
});

/** Sheets of a spreadsheet of the catalogue, in their order: one row a piece, each with the code of its service. */
export const exchangeSheets: readonly ExchangeSheet[] = [
  {
    key: 'services',
    name: 'Послуги',
    base: '',
    many: false,
    plain: false,
    columns: [
      slugColumn,
      column('version', 'Версія', 9, { kind: 'whole', ...orNone }),
      column('listNumber', 'Номер у переліку', 10, { kind: 'whole', ...orNone }),
      column('listDecision', 'Рішення №', 16),
      column('listDecidedOn', 'Дата рішення', 13, { kind: 'date', ...orNone }),
      column('name', 'Офіційна назва', 60),
      column('plainNameUk', 'Проста назва', 40),
      column('plainNameEn', 'Проста назва англійською', 40),
      column('provider', 'Хто надає', 40),
      column('groupLetter', 'Літера групи', 9),
      column('averageMinutes', 'Хвилин на прийом', 10, { kind: 'whole', ...orNone }),
      column('express', 'Швидка справа', 10, { kind: 'yesNo', empty: false }),
      column('guideId', 'Код у Гіді', 14, orNone),
      column('synonyms', 'Інші слова', 30, { kind: 'lines' }),
      column('situations', 'Життєві ситуації', 30, { kind: 'lines' }),
      column('categories', 'Категорії людей', 30, { kind: 'lines' }),
    ],
  },
  {
    key: 'competence',
    name: 'Хто вирішує',
    base: 'competence',
    many: true,
    plain: false,
    columns: [
      slugColumn,
      column('validFrom', 'З якої дати', 13, { kind: 'date', ...orNone }),
      column('route', 'Що робить центр', 20, { kind: 'choice', words: routes }),
      column('decidedBy', 'Хто ухвалює рішення', 40),
      column('act', 'Акт', 60),
    ],
  },
  {
    key: 'cards',
    name: 'Картки',
    base: 'card',
    many: false,
    plain: false,
    columns: [
      slugColumn,
      column('cardVersion', 'Версія картки', 10, orNone),
      column('provider', 'Хто надає послугу', 40),
      column('recipients', 'Хто може отримати', 60),
      column('submission', 'Як подати', 24, { kind: 'choices', words: ways }),
      column('fee.free', 'Безоплатно', 12, { kind: 'yesNo', ...orNone }),
      column('fee.text', 'Вартість словами', 24),
      column('fee.ground', 'Підстава вартості', 40),
      column('term.kind', 'Як рахується строк', 18, { kind: 'choice', words: termKinds, ...orNone }),
      column('term.count', 'Строк', 8, { kind: 'whole', ...orNone }),
      column('term.ground', 'Норма строку', 40),
      column('claimWindow', 'До коли звертатися', 30, orNone),
      column('result', 'Результат', 40),
      column('receiving', 'Як отримати результат', 24, { kind: 'choices', words: ways }),
      column('appeal.to', 'Кому поскаржитися', 40),
      column('appeal.term', 'Строк скарги', 24),
      column('appeal.court', 'Суд', 40),
    ],
  },
  {
    key: 'documents',
    name: 'Документи',
    base: 'card.documents',
    many: true,
    plain: false,
    columns: [
      slugColumn,
      column('key', 'Код документа', 20),
      column('name', 'Назва документа', 60),
      column('ground', 'Акт, який дозволяє вимагати', 50),
      column('form', 'Форма', 18, { kind: 'choice', words: forms }),
      column('copies', 'Примірників', 10, { kind: 'whole', ...orNone }),
      column('condition', 'За якої умови', 40, orNone),
      column('obtainedByOffice', 'Отримує установа', 12, { kind: 'yesNo', empty: false }),
      column('when', 'З якими відповідями', 30, { kind: 'when', ...orNone }),
    ],
  },
  {
    key: 'refusals',
    name: 'Підстави відмови',
    base: 'card.refusals',
    many: true,
    plain: false,
    columns: [slugColumn, column('text', 'За чого відмовляють', 60), column('norm', 'Норма закону', 50)],
  },
  texts('legalBasis', 'Правова підстава', 'Акт'),
  texts('conditions', 'Умови', 'Умова'),
  texts('extraTerms', 'Особливі строки', 'Особливий строк'),
  texts('notes', 'Примітки', 'Примітка'),
  {
    key: 'questions',
    name: 'Запитання',
    base: 'card.questions',
    many: true,
    plain: false,
    columns: [
      slugColumn,
      column('key', 'Код запитання', 18),
      column('text', 'Запитання', 60),
      column('hint', 'Пояснення', 60, orNone),
    ],
  },
  {
    key: 'options',
    name: 'Відповіді',
    base: 'card.questions.options',
    many: true,
    plain: false,
    columns: [
      slugColumn,
      questionColumn,
      column('key', 'Код відповіді', 18),
      column('text', 'Відповідь', 60),
    ],
  },
  {
    key: 'toCheck',
    name: 'Звірити',
    base: 'card.toCheck',
    many: true,
    plain: false,
    columns: [
      slugColumn,
      column('part', 'Частина картки', 20, { kind: 'choice', words: parts }),
      column('reason', 'Що звірити', 70),
    ],
  },
];

/** The sheet with a name or a key, as people type it. */
export const sheetNamed = (name: string): ExchangeSheet | undefined =>
  exchangeSheets.find((sheet) => plain(sheet.name) === plain(name) || sheet.key === name.trim());

/** The column with a header, as people type it, or with the name that the YAML has. */
export const columnNamed = (sheet: ExchangeSheet, header: string): SheetColumn | undefined =>
  sheet.columns.find((one) => plain(one.header) === plain(header) || one.key === header.trim());

/** Words compared without case, spaces at the ends, and the kind of apostrophe. */
export const plain = (words: string): string =>
  words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[’'`ʼ]/g, '’')
    .toLocaleLowerCase('uk');

/** Sheet and column where a path of a service stands: for messages. Paths have numbers for the members of lists. */
export function columnOf(path: readonly (string | number)[]): {
  readonly sheet: ExchangeSheet;
  readonly column: SheetColumn | undefined;
} {
  const names = path.filter((part) => typeof part === 'string');
  const whole = names.join('.');
  if (whole === 'cardVersion') return found('cards', 'cardVersion');
  if (whole.startsWith('card.term.') && /[.](days|months)$/.test(whole)) return found('cards', 'term.count');
  if (whole === 'card.term') return found('cards', 'term.kind');
  if (whole === 'card.appeal') return found('cards', 'appeal.to');
  const nearest = exchangeSheets
    .filter(({ base }) => base === '' || whole === base || whole.startsWith(`${base}.`))
    .sort((a, b) => b.base.length - a.base.length)[0];
  if (!nearest) return found('services', 'slug');
  const inside = nearest.base === '' ? whole : whole.slice(nearest.base.length + 1);
  const first = nearest.plain ? 'text' : inside;
  const column =
    nearest.columns.find(({ key }) => key === first) ??
    nearest.columns.find(({ key }) => first.startsWith(`${key}.`));
  return { sheet: nearest, column };
}

function found(key: SheetKey, name: string): ReturnType<typeof columnOf> {
  const sheet = sheetOf(key);
  return { sheet, column: sheet.columns.find((one) => one.key === name) };
}

export function sheetOf(key: SheetKey): ExchangeSheet {
  const sheet = exchangeSheets.find((one) => one.key === key);
  if (!sheet) throw new Error(`no sheet ${key}`);
  return sheet;
}

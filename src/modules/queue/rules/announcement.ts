/** What is said aloud when a visitor is called, as a sequence of recorded fragments (KS-voice, BR-5.3). */
export interface Announced {
  /** Letter of the ticket: «А». */
  readonly prefix: string;
  readonly number: number;
  readonly desk: number;
  /** Said only where the board covers several floors. */
  readonly floor?: number | undefined;
}

/** Inside a sentence the voice rises, at its end it falls: a number is recorded both ways. */
type Tone = 'rising' | 'falling';
const mark: Readonly<Record<Tone, string>> = { rising: 'c', falling: 'f' };

const ones =
  "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять".split(
    ' ',
  );
const tens = "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто".split(' ');
const hundreds = "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот".split(' ');
const thousands =
  "тисяча|дві тисячі|три тисячі|чотири тисячі|п'ять тисяч|шість тисяч|сім тисяч|вісім тисяч|дев'ять тисяч".split(
    '|',
  );

/** Names of the letters as they are spelt aloud; the alphabet of Ukrainian. */
const letterNames: Readonly<Record<string, string>> = {
  А: 'а',
  Б: 'бе',
  В: 'ве',
  Г: 'ге',
  Ґ: 'ґе',
  Д: 'де',
  Е: 'е',
  Є: 'є',
  Ж: 'же',
  З: 'зе',
  И: 'и',
  І: 'і',
  Ї: 'ї',
  Й: 'йот',
  К: 'ка',
  Л: 'ел',
  М: 'ем',
  Н: 'ен',
  О: 'о',
  П: 'пе',
  Р: 'ер',
  С: 'ес',
  Т: 'те',
  У: 'у',
  Ф: 'еф',
  Х: 'ха',
  Ц: 'це',
  Ч: 'че',
  Ш: 'ша',
  Щ: 'ща',
  Ь: "м'який знак",
  Ю: 'ю',
  Я: 'я',
};

/** Sentences that are recorded whole: notices of a centre, and what a kiosk says (KS-voice, KS-sign). */
export const spokenSentences = {
  airRaid:
    'Увага! Повітряна тривога. Прийом призупинено. Будь ласка, пройдіть до укриття. Ваше місце в черзі збережено.',
  power:
    'Увага! Немає електроенергії, прийом призупинено. Залишайтеся на місцях. Ваше місце в черзі збережено.',
  paused: 'Увага! Прийом тимчасово призупинено. Ваше місце в черзі збережено.',
  resumed: 'Увага! Прийом відновлено. Будь ласка, чекайте на виклик.',
  closesSoon: 'Увага! Центр незабаром зачиняється. Нових талонів уже не видаємо.',
  soundTest: 'Увага! Перевірка звуку.',
  kioskWelcome: 'Вітаємо! Торкніться екрана, щоб узяти талон.',
  kioskService: 'Оберіть, із чим ви прийшли.',
  kioskPurpose: 'Оберіть, що потрібно: подати документи, отримати консультацію чи забрати результат.',
  kioskName: 'Введіть прізвище та ім’я.',
  kioskTake: 'Візьміть, будь ласка, талон.',
  kioskNoPrint: 'Талон не надрукувався. Запам’ятайте свій номер або сфотографуйте екран.',
  kioskClosed: 'Центр зараз не приймає.',
  kioskHelp: 'Потрібна допомога? Зверніться на рецепцію.',
} as const;
export type SpokenSentence = keyof typeof spokenSentences;

const goTo = 'goto';
const floorWord = 'floor';
const ownTicket = 'ticket';
const plainWords: Readonly<Record<string, string>> = {
  [goTo]: 'підійдіть до робочого місця',
  [floorWord]: 'поверх',
  [ownTicket]: 'Ваш талон',
};

const letterCode = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** One letter of the alphabet or nothing: a ticket of another alphabet is announced without its letter. */
const letterKey = (prefix: string, kind: 'called' | 'letter'): string[] =>
  Object.hasOwn(letterNames, prefix) ? [`${kind}-${letterCode(prefix)}`] : [];

/**
 * A whole number from 0 to 9999, of at most three fragments; beyond that it is spelt digit by digit.
 * @throws RangeError for what is no whole number or below 0.
 */
export function numberFragments(value: number, tone: Tone): string[] {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`no number to say: ${value}`);
  if (value > 9_999) {
    const digits = [...String(value)];
    return digits.map((digit, index) => `n${digit}-${mark[index === digits.length - 1 ? tone : 'rising']}`);
  }
  const parts: string[] = [];
  if (value >= 1_000) parts.push(`t${Math.floor(value / 1_000)}`);
  if (value % 1_000 >= 100) parts.push(`h${Math.floor((value % 1_000) / 100)}`);
  if (value % 100 > 0 || value === 0) parts.push(`n${value % 100}`);
  return parts.map((part, index) => `${part}-${mark[index === parts.length - 1 ? tone : 'rising']}`);
}

/** «Номер А 14, підійдіть до робочого місця 3[, поверх 2]». The gong before it is the board's. */
export function announcement({ prefix, number, desk, floor }: Announced): string[] {
  return [
    ...letterKey(prefix, 'called'),
    ...numberFragments(number, 'rising'),
    goTo,
    ...numberFragments(desk, floor === undefined ? 'falling' : 'rising'),
    ...(floor === undefined || floor < 0 ? [] : [floorWord, ...numberFragments(floor, 'falling')]),
  ];
}

/** «Ваш талон А 14»: what a kiosk says to one who does not see the screen (KS-sign). */
export const ownTicketFragments = (prefix: string, number: number): string[] => [
  ownTicket,
  ...letterKey(prefix, 'letter'),
  ...numberFragments(number, 'falling'),
];

/** A sentence that is one fragment. */
export const sentenceFragment = (sentence: SpokenSentence): string => `say-${sentence}`;

/** Every fragment with its words and tone: what `scripts/voice.mjs` records and what a test finds in the folder. */
export function allFragments(): ReadonlyMap<string, { readonly words: string; readonly tone: Tone }> {
  const all = new Map<string, { words: string; tone: Tone }>();
  for (const tone of ['rising', 'falling'] as const) {
    const add = (key: string, words: string) => all.set(`${key}-${mark[tone]}`, { words, tone });
    for (let value = 0; value < 100; value += 1) add(`n${value}`, belowHundred(value));
    hundreds.forEach((words, index) => {
      add(`h${index + 1}`, words);
    });
    thousands.forEach((words, index) => {
      add(`t${index + 1}`, words);
    });
  }
  for (const [letter, name] of Object.entries(letterNames)) {
    all.set(`called-${letterCode(letter)}`, { words: `Номер ${name}`, tone: 'rising' });
    all.set(`letter-${letterCode(letter)}`, { words: name, tone: 'rising' });
  }
  for (const [key, words] of Object.entries(plainWords)) all.set(key, { words, tone: 'rising' });
  for (const [key, words] of Object.entries(spokenSentences))
    all.set(`say-${key}`, { words, tone: 'falling' });
  return all;
}

function belowHundred(value: number): string {
  if (value < 20) return ones[value] ?? '';
  const unit = value % 10;
  return [tens[Math.floor(value / 10) - 2], ...(unit === 0 ? [] : [ones[unit]])].join(' ');
}

import { randomBytes } from 'node:crypto';
import { keepAnswer } from '#modules/surveys/commands/answer.ts';
import { makeSurvey, openSurvey } from '#modules/surveys/commands/surveys.ts';
import { englishAfter } from '#modules/surveys/rules/english.ts';
import type { Question } from '#modules/surveys/rules/question.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';

const plain = { hint: '', required: true, choices: [], min: null, max: null } as const;
const questions: readonly Question[] = [
  {
    ...plain,
    key: 'q1',
    kind: 'several',
    words: 'Яка допомога вам зараз потрібна?',
    choices: [
      'Гроші на щоденні потреби',
      'Догляд удома',
      'Засоби реабілітації',
      'Консультація юриста',
      'Розмова з психологом',
      'Робота або навчання',
    ],
  },
  {
    ...plain,
    key: 'q2',
    kind: 'one',
    words: 'Звідки ви дізналися про е-офіс?',
    choices: ['Від знайомих', 'З сайту міста', 'У центрі або лікарні', 'З газети чи оголошення'],
  },
  {
    ...plain,
    key: 'q3',
    kind: 'number',
    words: 'Скільки хвилин ви добиралися до е-офісу?',
    min: 0,
    max: 300,
  },
  {
    ...plain,
    key: 'q4',
    kind: 'text',
    words: 'Чого не вистачає у нашій роботі?',
    required: false,
  },
];
/** The same in English, text by text. */
const english: Readonly<Record<string, string>> = {
  'Які послуги вам потрібні?': 'Which services do you need?',
  'Чотири питання, дві хвилини. Відповіді допоможуть вирішити, яких послуг у місті бракує.':
    'Four questions, two minutes. The answers help to decide which services the city lacks.',
  'Яка допомога вам зараз потрібна?': 'What help do you need now?',
  'Гроші на щоденні потреби': 'Money for daily needs',
  'Догляд удома': 'Care at home',
  'Засоби реабілітації': 'Means of rehabilitation',
  'Консультація юриста': 'Advice of a lawyer',
  'Розмова з психологом': 'A talk with a psychologist',
  'Робота або навчання': 'Work or training',
  'Звідки ви дізналися про е-офіс?': 'How did you learn of the e-office?',
  'Від знайомих': 'From people I know',
  'З сайту міста': 'From the site of the city',
  'У центрі або лікарні': 'In a centre or hospital',
  'З газети чи оголошення': 'From a newspaper or a notice',
  'Скільки хвилин ви добиралися до е-офісу?': 'How many minutes did it take you to reach the e-office?',
  'Чого не вистачає у нашій роботі?': 'What is missing in our work?',
};
const wishes = [
  'Щоб працювали і в суботу',
  'Більше стільців у коридорі',
  'Пандус біля входу',
  'Щоб заяву можна було подати тут само',
];

/** A survey of the head office that runs, with answers of visitors and of operators (KN-3.1.2, KN-3.1.3). */
export async function addSurvey(tx: Tx, now: Date): Promise<void> {
  const offices = await tx
    .selectFrom('eoffice')
    .select(['id', 'municipality_id as municipalityId'])
    .orderBy('number')
    .execute();
  const [first] = offices;
  if (!first) return;
  const actor = systemActor('demo');
  const opensOn = addDays(businessDate(now), -20);
  const words = {
    title: 'Які послуги вам потрібні?',
    lead: 'Чотири питання, дві хвилини. Відповіді допоможуть вирішити, яких послуг у місті бракує.',
    questions,
  };
  const id = await makeSurvey(tx, actor, {
    ...words,
    translation: englishAfter(
      { ...words, translation: [] },
      Object.entries(english).map(([uk, en]) => ({ uk, en, fits: true })),
    ),
    opensOn,
    closesOn: addDays(businessDate(now), 40),
    municipalityId: first.municipalityId,
    workerId: null,
    copiedFrom: null,
  });
  const links = [null, ...offices.map((office) => office.id)].map((eofficeId) => ({
    eofficeId,
    code: randomBytes(8).toString('hex'),
  }));
  await openSurvey(tx, actor, { id, version: 1 }, now, links);
  for (let n = 0; n < 36; n += 1) {
    const wish = wishes[n % 11];
    await keepAnswer(tx, actor, {
      surveyId: id,
      eofficeId: offices[(n * n) % 13]?.id ?? null,
      way: n % 3 === 0 ? 'operator' : 'visitor',
      answeredOn: addDays(opensOn, n % 20),
      answers: {
        q1: [...new Set([(n * 5) % 11 > 5 ? 0 : n % 6, (n * 3) % 5])].sort((a, b) => a - b),
        q2: n % 7 === 0 ? 3 : n % 5 === 0 ? 2 : n % 2,
        q3: 5 + ((n * 17) % 55),
        ...(wish ? { q4: wish } : {}),
      },
    });
  }
}

import { expect, test } from 'vitest';
import { cardOf } from '../../../demo/card.ts';
import { readDemo } from '../../../demo/files.ts';
import { type CardContent, cardContentSchema } from './schema.ts';

const [service] = readDemo().services;
if (!service) throw new Error('the demo has no services');
const whole = cardOf(service, 'Управління');
/** A card that asks nothing yet. */
const card = {
  ...whole,
  questions: [],
  documents: whole.documents.map((document) => ({ ...document, when: null })),
};

const asked: Partial<CardContent> = {
  questions: [
    {
      key: 'who',
      text: 'Хто звертається?',
      hint: null,
      options: [
        { key: 'self', text: 'Я сам або сама' },
        { key: 'other', text: 'Представник' },
      ],
    },
  ],
};
const errorsOf = (change: Partial<CardContent>) =>
  cardContentSchema.safeParse({ ...card, ...change }).error?.issues.map((issue) => issue.path.join('.')) ??
  [];
const documentWith = (change: Partial<CardContent['documents'][number]>) =>
  card.documents.map((document, at) => (at === 0 ? { ...document, ...change } : document));

test('[CARD] a card kept before there were questions still reads, and asks none', () => {
  const { questions, ...before } = card;
  expect(questions).toBeDefined();
  const kept = { ...before, documents: card.documents.map(({ when: _, ...document }) => document) };
  const read = cardContentSchema.parse(kept);
  expect(read.questions).toEqual([]);
  expect(read.documents.every((document) => document.when === null)).toBe(true);
});

test('[CARD, KC-19] a document depends only on answers that the card offers, and says its condition in words', () => {
  const when = { who: ['other'] };
  const good = documentWith({ condition: 'Якщо звертається представник', when });
  expect(errorsOf({ ...asked, documents: good })).toEqual([]);
  expect(errorsOf({ ...asked, documents: documentWith({ condition: null, when }) })).toEqual([
    'documents.0.condition',
  ]);
  for (const unknown of [{ whom: ['other'] }, { who: ['nobody'] }])
    expect(errorsOf({ ...asked, documents: documentWith({ condition: 'Якщо', when: unknown }) })[0]).toMatch(
      /^documents\.0\.when/,
    );
});

test('a question is asked once, and so is each of its answers', () => {
  const [question] = asked.questions ?? [];
  if (!question) throw new Error('no question');
  expect(errorsOf({ questions: [question, question] })).toEqual(['questions.1.key']);
  const [option] = question.options;
  if (!option) throw new Error('no option');
  expect(errorsOf({ questions: [{ ...question, options: [option, option] }] })).toEqual([
    'questions.0.options.1.key',
  ]);
});

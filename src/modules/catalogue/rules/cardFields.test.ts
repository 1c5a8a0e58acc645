import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCard } from '../../../../test/anyCard.ts';
import { cardContentSchema } from '../schema.ts';
import {
  cardToFields,
  fieldOf,
  fieldsToCard,
  freshRow,
  rowLists,
  withKeys,
  withoutEmptyRows,
} from './cardFields.ts';
import { changeRows, readRowChange, rowsOf } from './formRows.ts';

describe('[CARD] the form of a card', () => {
  test('gives back the card that it was drawn from', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const fields = withKeys(withoutEmptyRows(cardToFields(card)));
        expect(cardContentSchema.parse(fieldsToCard(fields))).toEqual(card);
      }),
      { numRuns: 25 },
    );
  });

  test('rows added, moved and removed lose nothing of what was typed', () => {
    const verbs = fc.array(
      fc.record({
        list: fc.constantFrom(...rowLists),
        verb: fc.constantFrom('up' as const, 'down' as const),
        at: fc.nat(9),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyCard, verbs, (card, changes) => {
        const before = cardToFields(card);
        let fields = before;
        for (const change of changes) ({ fields } = changeRows(fields, change, () => ({})));
        for (const list of rowLists) {
          const names = (from: typeof before) =>
            rowsOf(from, list)
              .map((row) => JSON.stringify(row))
              .sort();
          expect(names(fields)).toEqual(names(before));
        }
        const added = changeRows(fields, { list: 'documents', verb: 'add', at: 0 }, (last) =>
          freshRow('documents', last),
        );
        const count = rowsOf(fields, 'documents').length;
        expect(rowsOf(added.fields, 'documents')).toHaveLength(count + 1);
        const removed = changeRows(
          added.fields,
          { list: 'documents', verb: 'remove', at: count },
          () => ({}),
        );
        expect(rowsOf(removed.fields, 'documents')).toEqual(rowsOf(fields, 'documents'));
      }),
      { numRuns: 20 },
    );
  });

  test('rows left empty are no part of the card, and every complaint has a field of the form', () => {
    const fields = {
      ...cardToFields(cardContentSchema.parse(whole)),
      'documents.7.name': '',
      'documents.7.form': 'original',
      'documents.7.copies': '1',
      'refusals.9.fresh': 'yes',
      'refusals.9.text': '',
      'refusals.9.norm': 'ст. 1',
      'documents.0.copies': '0',
      'term.kind': 'workingDays',
      'term.count': 'сім',
      'appeal.court': '',
      recipients: '',
    };
    const kept = withKeys(withoutEmptyRows(fields));
    expect(rowsOf(kept, 'documents')).toHaveLength(1);
    expect(rowsOf(kept, 'refusals')).toHaveLength(1);
    const parsed = cardContentSchema.safeParse(fieldsToCard(kept));
    const named = parsed.error?.issues.map((issue) => fieldOf(issue.path)) ?? [];
    expect(named.sort()).toEqual(['appeal.court', 'documents.0.copies', 'recipients', 'term.count']);
    for (const field of named) expect(Object.keys(kept), field).toContain(field);
  });

  test('a ground without its document and a norm without its refusal are told beside the field, not dropped', () => {
    const kept = withKeys(
      withoutEmptyRows({
        ...cardToFields(cardContentSchema.parse(whole)),
        'documents.1.fresh': 'yes',
        'documents.1.name': '',
        'documents.1.ground': 'Порядок, п. 12',
        'documents.1.form': 'original',
        'documents.1.copies': '1',
        // The text of a ground that was there is taken out, its norm stays.
        'refusals.1.text': '',
        'refusals.1.norm': 'ст. 1',
      }),
    );
    const parsed = cardContentSchema.safeParse(fieldsToCard(kept));
    expect(parsed.error?.issues.map((issue) => fieldOf(issue.path))).toEqual([
      'documents.1.name',
      'refusals.1.text',
    ]);
  });

  test('new questions, answers and documents get names of their own; an answer taken out frees its documents', () => {
    const fields = withKeys({
      'questions.0.key': '',
      'questions.0.text': 'Хто подає?',
      'questions.0.options.0.text': 'Сам',
      'questions.0.options.3.text': 'Сам',
      'documents.0.key': '',
      'documents.0.name': 'Довіреність',
      'documents.0.when': ['khto-podaie:sam', 'khto-podaie:zniklo'],
    });
    expect(rowsOf(fields, 'questions')[0]).toMatchObject({
      key: 'khto-podaie',
      'options.0.key': 'sam',
      'options.1.key': 'sam-2',
    });
    const card = fieldsToCard(fields);
    expect(card).toMatchObject({ documents: [{ key: 'dovirenist', when: { 'khto-podaie': ['sam'] } }] });
  });

  test.each(['documents.up', 'documents.up.x', 'nothing.add', 'documents.drop.1', ''])(
    'a button that says «%s» moves nothing',
    (text) => {
      const change = readRowChange(text, rowLists);
      const fields = cardToFields(cardContentSchema.parse(whole));
      const after = change ? changeRows(fields, change, () => ({})).fields : fields;
      expect(after).toEqual(fields);
    },
  );
});

const whole = {
  provider: 'Управління',
  legalBasis: ['Закон'],
  recipients: 'Родини',
  conditions: [],
  documents: [
    {
      key: 'passport',
      name: 'Паспорт',
      ground: 'Порядок, п. 11',
      form: 'original',
      copies: 1,
      condition: null,
      obtainedByOffice: false,
    },
  ],
  submission: ['inPerson'],
  fee: { free: true, text: 'Безоплатно', ground: 'Закон' },
  term: { kind: 'months', months: 1, ground: 'Порядок' },
  extraTerms: [],
  claimWindow: null,
  refusals: [{ text: 'Немає права', norm: 'ст. 1' }],
  result: 'Рішення',
  receiving: ['post'],
  appeal: { to: 'До керівника', term: 'Місяць', court: 'Суд' },
  notes: [],
  toCheck: [],
};

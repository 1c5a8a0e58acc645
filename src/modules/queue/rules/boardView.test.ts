import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshCalls, stillTrue, unspoken } from './announcementQueue.ts';
import { filterText, parseFilter, passes, volumeAt, wholeCentre } from './boardView.ts';

const filters = fc.record({
  floors: fc.uniqueArray(fc.integer({ min: -2, max: 30 }), { maxLength: 5 }),
  desks: fc.uniqueArray(fc.integer({ min: 1, max: 399 }), { maxLength: 8 }),
  groups: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  plates: fc.boolean(),
});

test('[BR-5.3] the choice of a board survives its address, and the same choice is always the same channel', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const text = filterText(filter);
      const read = parseFilter(text);
      expect(read && filterText(read)).toBe(text);
      const shuffled = {
        ...filter,
        desks: [...filter.desks].reverse(),
        groups: [...filter.groups].reverse(),
      };
      expect(filterText(shuffled)).toBe(text);
      expect(read?.plates).toBe(filter.plates && filter.desks.length === 1);
    }),
  );
  expect(filterText(wholeCentre)).toBe('');
});

test('[BR-5.3] what is no choice is refused, not guessed', () => {
  for (const wrong of ['x=1', 'd=', 'd=a', "g=1'--", 'f=1;d', 'd=1,,2', `d=${'1,'.repeat(200)}1`])
    expect(parseFilter(wrong), wrong).toBeUndefined();
});

test('[BR-5.3] an empty list is no condition; several conditions hold together', () => {
  const call = { floor: 2, desk: 14, groupId: 'g' };
  expect(passes(wholeCentre, call)).toBe(true);
  expect(passes({ ...wholeCentre, floors: [1] }, call)).toBe(false);
  expect(passes({ ...wholeCentre, floors: [2], desks: [14, 15] }, call)).toBe(true);
  expect(passes({ ...wholeCentre, floors: [2], groups: ['other'] }, call)).toBe(false);
});

test('[KS-voice] loudness follows the hour: from the first minute, up to but not with the last', () => {
  const ranges = [
    { from: '08:00', to: '12:00', volume: 90 },
    { from: '12:00', to: '13:00', volume: 0 },
  ];
  expect(['07:59', '08:00', '11:59', '12:00', '13:00'].map((time) => volumeAt(time, ranges, 60))).toEqual([
    60, 90, 90, 0, 60,
  ]);
});

const call = (id: string, state = 'called', times = 1, at = '2026-11-23T08:00:00.000Z') => ({
  id,
  state,
  call: times,
  at,
});

test('[KS-voice] a call is said once, a recall once more, in the order of calling', () => {
  const later = call('b', 'called', 1, '2026-11-23T08:00:05.000Z');
  expect(freshCalls(new Map(), [later, call('a')]).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(freshCalls(new Map([['a', 1]]), [call('a')])).toEqual([]);
  expect(freshCalls(new Map([['a', 1]]), [call('a', 'called', 2)])).toHaveLength(1);
  expect(freshCalls(new Map(), [call('a', 'serving')])).toEqual([]);
});

test('[KS-voice] a call that was taken back, begun or repeated before it was said is dropped', () => {
  const waiting = [call('a')];
  const anchor = call('z', 'finished', 1, '2026-11-23T07:00:00.000Z');
  expect(stillTrue(waiting, [call('a'), anchor])).toHaveLength(1);
  for (const now of [call('a', 'serving'), call('a', 'noShow'), call('a', 'called', 2)])
    expect(stillTrue(waiting, [now, anchor]), now.state).toEqual([]);
  // Held or transferred: it is not told at all, although older calls are.
  expect(stillTrue(waiting, [anchor])).toEqual([]);
  expect(stillTrue(waiting, [])).toEqual([]);
  // Twelve newer calls have pushed it off the list: it is still true.
  expect(stillTrue(waiting, [call('n', 'called', 1, '2026-11-23T08:01:00.000Z')])).toHaveLength(1);
});

test('[KS-voice] who takes the word over says what was not said in the last minute, and nothing older', () => {
  const now = Date.parse('2026-11-23T08:01:00.000Z');
  const calls = [
    call('new', 'called', 1, '2026-11-23T08:00:50.000Z'),
    call('said', 'called', 1, '2026-11-23T08:00:30.000Z'),
    call('served', 'serving', 1, '2026-11-23T08:00:40.000Z'),
    call('old', 'called', 1, '2026-11-23T07:59:00.000Z'),
  ];
  expect(unspoken(calls, '2026-11-23T08:00:30.000Z', now).map(({ id }) => id)).toEqual(['new']);
  expect(unspoken(calls, null, now).map(({ id }) => id)).toEqual(['said', 'new']);
});

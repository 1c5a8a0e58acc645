import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueNow, type Followed, stillTrue } from './due.ts';

const now = new Date('2026-11-23T09:00:00Z');
const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000);
const waiting: Followed = {
  state: 'waiting',
  ahead: 9,
  expectedHighMinutes: null,
  notBefore: null,
  calledAt: null,
  subscribedAt: minutesAgo(30),
  nearAhead: 3,
  nearMinutes: 10,
  pause: null,
};
const kinds = (ticket: Partial<Followed>) => dueNow({ ...waiting, ...ticket }, now).map(({ kind }) => kind);
const pause = (startedMinutesAgo: number, endedMinutesAgo: number | null) => ({
  id: 'p1',
  startedAt: minutesAgo(startedMinutesAgo),
  endedAt: endedMinutesAgo === null ? null : minutesAgo(endedMinutesAgo),
});

describe('[Q-phone] what a visitor is told, and when', () => {
  test.each<[string, Partial<Followed>, string[]]>([
    ['far away: nothing', {}, []],
    ['few people ahead', { ahead: 3 }, ['near']],
    ['many ahead, but a short forecast', { ahead: 9, expectedHighMinutes: 10 }, ['near']],
    ['many ahead and a long forecast', { expectedHighMinutes: 11 }, []],
    ['near, but said to be late', { ahead: 0, notBefore: minutesAgo(-5) }, []],
    ['near, the delay is over', { ahead: 0, notBefore: minutesAgo(1) }, ['near']],
    ['called just now', { state: 'called', ahead: null, calledAt: minutesAgo(1) }, ['called']],
    ['called long ago: no news', { state: 'called', ahead: null, calledAt: minutesAgo(11) }, []],
    ['being served', { state: 'serving', ahead: null, calledAt: minutesAgo(1) }, []],
    ['a pause begins, however near', { ahead: 0, pause: pause(2, null) }, ['pauseBegan']],
    ['subscribed during the pause', { subscribedAt: minutesAgo(1), pause: pause(2, null) }, []],
    ['a pause long under way', { pause: pause(25, null) }, []],
    ['a pause has ended', { pause: pause(40, 1) }, ['pauseEnded']],
    ['a pause of the morning', { pause: pause(300, 200) }, []],
    ['a pause has ended and the turn is near', { ahead: 1, pause: pause(40, 1) }, ['near', 'pauseEnded']],
    ['held: only the pause matters', { state: 'held', ahead: null, pause: pause(1, null) }, ['pauseBegan']],
  ])('%s', (_, ticket, expected) => {
    expect(kinds(ticket)).toEqual(expected);
  });

  test('a second call is another occasion than the first', () => {
    const called = (at: Date) => dueNow({ ...waiting, state: 'called', ahead: null, calledAt: at }, now);
    expect(called(minutesAgo(4))[0]?.occasion).not.toBe(called(minutesAgo(1))[0]?.occasion);
    expect(called(minutesAgo(1))).toEqual(called(minutesAgo(1)));
  });

  test('nobody is called near while the centre stands still or who is already gone', () => {
    const states = fc.constantFrom('waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'left');
    fc.assert(
      fc.property(states, fc.option(fc.nat(100)), fc.boolean(), (state, ahead, paused) => {
        const due = kinds({ state, ahead, pause: paused ? pause(1, null) : null });
        if (paused || state !== 'waiting') expect(due).not.toContain('near');
        if (['serving', 'noShow', 'finished', 'left'].includes(state)) expect(due).toEqual([]);
      }),
    );
  });

  test('what has become untrue is not sent', () => {
    expect(stillTrue('called', 'called', false)).toBe(true);
    expect(stillTrue('called', 'serving', false)).toBe(false);
    expect(stillTrue('near', 'waiting', true)).toBe(false);
    expect(stillTrue('pauseBegan', 'waiting', false)).toBe(false);
    expect(stillTrue('pauseEnded', 'waiting', true)).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import { lifecycleEn } from '../messages/lifecycle.en.ts';
import { lifecycleUk } from '../messages/lifecycle.uk.ts';
import {
  actionState,
  allowedActions,
  type CaseActor,
  type CaseFacts,
  nextSteps,
  obstacle,
  refusalGaps,
} from './allowed.ts';
import { deadlineState, registerMailBy, sendBy } from './deadline.ts';
import { allowedIn, type CaseState, caseActions, caseStates, isFinal, nextState } from './lifecycle.ts';
import { packetGaps } from './packet.ts';

const ready: CaseFacts = {
  state: 'draft',
  route: 'decideHere',
  packet: { unchecked: 0, missing: 0, gapsTold: false },
  consents: { processing: true, otherPeopleNeeded: false, otherPeopleMissing: 0 },
  inventoryIssued: true,
  executorId: 'w1',
};
const facts = (change: Partial<CaseFacts>): CaseFacts => ({ ...ready, ...change });
const everyone: CaseActor = { workerId: 'w1', may: new Set(caseActions), headsProvider: false };

describe('the lifecycle as a whole', () => {
  test('every state can be reached, and every case can come to rest', () => {
    const reach = (start: CaseState) => {
      const seen = new Set<CaseState>([start]);
      for (const state of seen) for (const action of allowedIn[state]) seen.add(nextState(state, action));
      return seen;
    };
    expect([...reach('draft')].sort()).toEqual([...caseStates].sort());
    for (const state of caseStates) expect([...reach(state)].some(isFinal), state).toBe(true);
  });
  test('the next step in view is always lawful, and only a resting case has none', () => {
    for (const state of caseStates)
      for (const route of ['decideHere', 'acceptAndPassOn'] as const)
        for (const inventoryIssued of [true, false])
          for (const unchecked of [0, 2])
            for (const missing of [0, 1])
              for (const processing of [true, false]) {
                const one = facts({
                  state,
                  route,
                  inventoryIssued,
                  packet: { unchecked, missing, gapsTold: false },
                  consents: { processing, otherPeopleNeeded: false, otherPeopleMissing: 0 },
                });
                const steps = nextSteps(one);
                expect(steps.length === 0).toBe(isFinal(state));
                for (const step of steps) expect(obstacle(one, step), `${state} ${step}`).toBeNull();
              }
  });
  test('following the next step leads both routes to the archive', () => {
    const walk = (route: CaseFacts['route']) => {
      const path: CaseState[] = ['draft'];
      for (let state: CaseState = 'draft'; !isFinal(state); ) {
        const [step] = nextSteps(facts({ state, route }));
        if (!step) break;
        state = nextState(state, step);
        path.push(state);
      }
      return path;
    };
    expect(walk('decideHere')).toEqual([
      'draft',
      'registered',
      'sentToBackOffice',
      'inProgress',
      'granted',
      'documentReady',
      'atFrontOffice',
      'handedOut',
      'archived',
    ]);
    expect(walk('acceptAndPassOn')).toEqual(['draft', 'registered', 'passedOn', 'archived']);
  });
  test('every state, action and reason has words in both languages', () => {
    for (const words of [lifecycleUk, lifecycleEn]) {
      const keys = Object.keys(words);
      for (const state of caseStates) expect(keys).toContain(`state.${state}`);
      for (const action of caseActions) expect(keys).toContain(`action.${action}`);
    }
    expect(lifecycleUk['deadline.overdue'](2)).toBe('Прострочено на 2 дні');
    expect(lifecycleEn['deadline.overdue'](1)).toBe('Overdue by 1 day');
  });
});

describe('what stands in the way is told', () => {
  const why = (change: Partial<CaseFacts>, action: (typeof caseActions)[number], actor = everyone) =>
    actionState(facts(change), actor, action).reason;
  test('[BR-20] a packet is registered only when each document is marked and gaps are told', () => {
    expect(why({ packet: { unchecked: 1, missing: 0, gapsTold: false } }, 'register')).toBe(
      'packetNotChecked',
    );
    expect(why({ packet: { unchecked: 0, missing: 1, gapsTold: false } }, 'register')).toBe('gapsNotTold');
    expect(why({ packet: { unchecked: 0, missing: 1, gapsTold: true } }, 'register')).toBeNull();
  });
  test('[BR-21] [KC-20] nor without consent of the applicant and of others concerned', () => {
    expect(
      why({ consents: { processing: false, otherPeopleNeeded: false, otherPeopleMissing: 0 } }, 'register'),
    ).toBe('noConsent');
    expect(
      why({ consents: { processing: true, otherPeopleNeeded: true, otherPeopleMissing: 1 } }, 'register'),
    ).toBe('noConsentOfOthers');
    expect(why({}, 'register')).toBeNull();
  });
  test('[BR-22] the inventory is issued before the packet leaves', () => {
    expect(why({ state: 'registered', inventoryIssued: false }, 'sendToBackOffice')).toBe('inventoryFirst');
    expect(why({ state: 'registered' }, 'sendToBackOffice')).toBeNull();
  });
  test('a case goes the way of its competence', () => {
    const passed = { state: 'registered', route: 'acceptAndPassOn' } as const;
    expect(why(passed, 'sendToBackOffice')).toBe('decidedElsewhere');
    expect(why(passed, 'passOn')).toBeNull();
    expect(why({ state: 'registered' }, 'passOn')).toBe('decidedHere');
  });
  test('[ORG-2] only the executor or a head of the provider decides', () => {
    const other = { ...everyone, workerId: 'w2' };
    expect(why({ state: 'inProgress' }, 'decideGrant', other)).toBe('notTheExecutor');
    expect(why({ state: 'inProgress' }, 'decideGrant', { ...other, headsProvider: true })).toBeNull();
    expect(why({ state: 'inProgress' }, 'decideGrant', { ...everyone, may: new Set() })).toBe('noRight');
    expect(why({ state: 'archived' }, 'decideGrant')).toBe('notInThisState');
  });
  test('[BR-26] a decision is made once: nothing goes back from it', () => {
    for (const state of ['granted', 'refused'] as const)
      expect(allowedActions(facts({ state }), everyone).map((one) => one.action)).toEqual([
        'prepareDocument',
      ]);
  });
  test('[BR-27] a refusal names norms, reasons and the way to appeal', () => {
    expect(refusalGaps({ norms: [], reasons: ' ', appeal: '' })).toEqual(['norms', 'reasons', 'appeal']);
    expect(refusalGaps({ norms: [{ act: 'Закон', clause: '' }], reasons: 'Так', appeal: 'Суд' })).toEqual([
      'norms',
    ]);
    expect(
      refusalGaps({ norms: [{ act: 'Закон', clause: 'ст. 1' }], reasons: 'Так', appeal: 'Суд' }),
    ).toEqual([]);
  });
});

describe('[KC-19] the packet against the card', () => {
  const card = [
    { key: 'application', name: 'Заява', condition: null, obtainedByOffice: false },
    { key: 'income', name: 'Довідка про доходи', condition: null, obtainedByOffice: true },
    { key: 'idp', name: 'Довідка ВПО', condition: 'для ВПО', obtainedByOffice: false },
  ];
  test('tells what is unchecked and what is missing', () => {
    const gaps = packetGaps(card, [
      { cardDocument: 'application', name: 'Заява', status: 'missing' },
      { cardDocument: 'income', name: 'Довідка', status: 'obtainedByOffice' },
    ]);
    expect(gaps.missing.map((one) => one.key)).toEqual(['application']);
    expect(gaps.unchecked.map((one) => one.key)).toEqual(['idp']);
    expect(gaps.unlawful).toEqual([]);
  });
  test('an extra document is own initiative, and can never be missing', () => {
    const extra = { cardDocument: null, name: 'Лист', status: 'given' } as const;
    const demanded = { cardDocument: null, name: 'Ще довідка', status: 'missing' } as const;
    const unknown = { cardDocument: 'other', name: 'Інше', status: 'missing' } as const;
    const gaps = packetGaps(card, [extra, demanded, unknown]);
    expect(gaps.ownInitiative).toEqual([extra]);
    expect(gaps.unlawful).toEqual([
      { line: demanded, problem: 'notOnCard' },
      { line: unknown, problem: 'notOnCard' },
    ]);
    expect(gaps.missing).toEqual([]);
  });
  test('what the law always demands is neither excused nor marked twice', () => {
    const problems = packetGaps(card, [
      { cardDocument: 'application', name: 'Заява', status: 'notNeeded' },
      { cardDocument: 'idp', name: 'Довідка', status: 'notNeeded' },
      { cardDocument: 'idp', name: 'Довідка', status: 'given' },
    ]).unlawful.map((one) => one.problem);
    expect(problems).toEqual(['alwaysNeeded', 'markedTwice']);
    expect(
      packetGaps(card, [{ cardDocument: 'idp', name: 'Довідка', status: 'obtainedByOffice' }]).unlawful[0]
        ?.problem,
    ).toBe('officeCannotObtain');
  });
});

describe('terms', () => {
  const calendar = createCalendar([martialLaw], []);
  test('[BR-25] a packet leaves the front office within three working days', () => {
    expect(sendBy(calendar, '2026-11-19')).toBe('2026-11-24');
    expect(() => sendBy(calendar, '2019-01-01')).toThrow(RangeError);
  });
  test('[BR-23] mail is registered by the next working day', () => {
    expect(registerMailBy(calendar, '2026-11-20')).toBe('2026-11-23');
  });
  test('[DEADLINE] a term is on time, near, due today, overdue or paused', () => {
    const state = (due: string | null) => deadlineState('2026-11-20', due, calendar);
    expect(state('2026-11-26')).toEqual({ state: 'onTime', days: 6, workingDays: 4 });
    expect(state('2026-11-25')).toEqual({ state: 'soon', days: 5, workingDays: 3 });
    expect(state('2026-11-20')).toMatchObject({ state: 'today', days: 0 });
    expect(state('2026-11-18')).toEqual({ state: 'overdue', days: -2, workingDays: -2 });
    expect(state(null)).toEqual({ state: 'paused' });
  });
});

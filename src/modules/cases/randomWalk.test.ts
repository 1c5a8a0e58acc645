import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { act, type CaseSteps, caseSteps, draftCase, stateOf, workerId } from '../../../test/caseSteps.ts';
import type { Fields } from '../../../test/client.ts';
import { allowedIn, type CaseAction, type CaseState, caseStates, nextState } from './rules/lifecycle.ts';

let app: TestApp;
let steps: CaseSteps;
beforeAll(async () => {
  app = await startTestApp();
  steps = await caseSteps(app);
});
afterAll(() => app.close());

/** One press of each button as the screens send it, right in form, whether or not it is lawful now. */
const presses: Readonly<Record<string, { action: CaseAction; by: 'front' | 'back'; fields: Fields }>> = {
  register: { action: 'register', by: 'front', fields: {} },
  abandon: { action: 'abandon', by: 'front', fields: {} },
  send: { action: 'sendToBackOffice', by: 'front', fields: {} },
  accept: { action: 'accept', by: 'back', fields: {} },
  pause: { action: 'pause', by: 'back', fields: { ground: 'п. 5 Порядку' } },
  resume: { action: 'resume', by: 'back', fields: { ground: 'відповідь є' } },
  restart: { action: 'restartTerm', by: 'back', fields: { ground: 'п. 6 Порядку' } },
  extend: { action: 'extend', by: 'back', fields: { ground: 'ст. 10', days: '3' } },
  grant: { action: 'decideGrant', by: 'back', fields: { text: 'Призначити.' } },
  'to-front-office': { action: 'sendToFrontOffice', by: 'back', fields: {} },
  'hand-out': { action: 'handOut', by: 'front', fields: { to: 'applicant', way: 'inPerson', proof: 'ID' } },
  withdraw: { action: 'withdraw', by: 'front', fields: { reason: 'передумала' } },
  archive: { action: 'archive', by: 'back', fields: { keepUntil: '2040-01-01', ground: 'Перелік' } },
};

const known = (state: string): CaseState => caseStates.find((one) => one === state) ?? 'draft';

test('random presses never leave the table of allowed actions nor a half-made case', async () => {
  const executor = await workerId(app, 'back.bakhmut');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(presses)), { minLength: 4, maxLength: 9 }),
      async (paths) => {
        const id = await draftCase(steps);
        for (const path of paths) {
          const press = presses[path];
          if (!press) continue;
          const before = known(await stateOf(app, id));
          const fields = path === 'send' ? { executor } : press.fields;
          const reply = await act(app, steps[press.by], id, path, fields);
          const after = known(await stateOf(app, id));
          const lawful = allowedIn[before].includes(press.action);
          expect(reply.status, `${path} in ${before}`).toBe(lawful ? 303 : 409);
          expect(after).toBe(lawful ? nextState(before, press.action) : before);
          const { pauses } = await app.services.database.queries
            .selectFrom('case_pause')
            .select((e) => e.fn.countAll<number>().as('pauses'))
            .where('case_id', '=', id)
            .where('kind', '=', 'pause')
            .where('to_on', 'is', null)
            .executeTakeFirstOrThrow();
          expect(Number(pauses)).toBe(after === 'paused' ? 1 : 0);
        }
      },
    ),
    { numRuns: 8 },
  );
}, 240_000);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { addPerson, type CaseSteps, caseSteps, mainText, serviceOf } from '../../../test/caseSteps.ts';

let app: TestApp;
let steps: CaseSteps;

beforeAll(async () => {
  app = await startTestApp();
  steps = await caseSteps(app);
});
afterAll(() => app.close());

const inDays = (days: number) =>
  businessDate(new Date(app.services.clock.now().getTime() + days * 86_400_000));

describe('the card of a new case', () => {
  test('[CARD-flow] a case takes the card in force today, not the one approved for a later day', async () => {
    const { front } = steps;
    const { queries } = app.services.database;
    const service = await serviceOf(app, 'decideHere');
    const applicant = await addPerson(app, 'Завтрашня');
    const old = await queries
      .selectFrom('card_version')
      .selectAll()
      .where('service_id', '=', service.id)
      .where('state', '=', 'inForce')
      .executeTakeFirstOrThrow();
    const next = crypto.randomUUID();
    const from = inDays(7);
    await queries
      .updateTable('card_version')
      .set({ state: 'replaced', replaced_on: from })
      .where('id', '=', old.id)
      .execute();
    await queries
      .insertInto('card_version')
      .values({
        ...old,
        id: next,
        version: old.version + 1,
        valid_from: from,
        content: JSON.stringify(old.content),
      })
      .execute();
    const opened = await front.post('/cases', { service: service.id, applicant });
    expect(opened.status, mainText(opened.text)).toBe(303);
    const { card_version_id } = await queries
      .selectFrom('case_file')
      .select('card_version_id')
      .where('id', '=', opened.location.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow();
    expect(card_version_id).toBe(old.id);
  });
});

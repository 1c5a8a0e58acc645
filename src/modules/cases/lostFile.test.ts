import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { type CaseSteps, caseSteps, paperOf, registeredCase } from '../../../test/caseSteps.ts';

let app: TestApp;
let steps: CaseSteps;
beforeAll(async () => {
  app = await startTestApp();
  steps = await caseSteps(app);
});
afterAll(() => app?.close());

const lostSoFar = async () => {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  return Number(/^vikno_files_lost_total (\d+)/m.exec(metrics)?.[1]);
};

test('[BR-28] a document whose bytes the store has lost says what happened and what to do; others open as before', async () => {
  const [broken, whole] = [await registeredCase(steps), await registeredCase(steps)];
  const paper = await paperOf(app, broken, 'inventory');
  const other = await paperOf(app, whole, 'inventory');
  // Nobody but the owner of the database can make the store and the record differ.
  const owner = new pg.Client({ connectionString: app.ownerUrl });
  await owner.connect();
  await owner.query(`update stored_file set sha256 = sha256('nothing lies there') where id = $1`, [
    paper.file_id,
  ]);
  await owner.end();
  expect(await lostSoFar()).toBe(0);

  const answer = await steps.front.get(`/cases/${broken}/documents/${paper.id}`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toContain('Файл цього документа не відкривається');
  expect(answer.text).toContain('відновили з резервної копії');
  expect(answer.text).not.toMatch(/ENOENT|[0-9a-f]{64}/);
  expect(await lostSoFar()).toBe(1);

  expect((await steps.front.get(`/cases/${broken}`)).status).toBe(200);
  const opened = await steps.front.get(`/cases/${whole}/documents/${other.id}`);
  expect(opened.headers.get('content-type')).toBe('application/pdf');
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSystem } from '#modules/identity/commands/keys.ts';
import { keyRights } from '#modules/identity/rules/keyRights.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from './app.ts';
import { workingMorning } from './workingMorning.ts';

const page = readFileSync(path.join(projectRoot, 'docs', 'api.md'), 'utf8');
/** Each example with the heading under which it stands. */
function examplesOf(text: string): { under: string; script: string }[] {
  return text.split(/^## /m).flatMap((section) => {
    const under = section.split('\n', 1)[0] ?? '';
    return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, script = '']) => ({ under, script }));
  });
}
const examples = examplesOf(page);

let app: TestApp;
let environment: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp({ clock: workingMorning() });
  const { database } = app.services;
  const centre = await database.queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  const desk = await database.queries
    .selectFrom('desk_group')
    .innerJoin('desk', 'desk.id', 'desk_group.desk_id')
    .innerJoin('service', 'service.group_id', 'desk_group.group_id')
    .select(['desk.id', 'desk_group.group_id as groupId'])
    .where('desk.centre_id', '=', centre.id)
    .where('service.active', '=', true)
    .orderBy('desk.number')
    .executeTakeFirstOrThrow();
  const { key } = await database.transaction((tx) =>
    createSystem(tx, systemActor('test'), {
      centreId: centre.id,
      name: 'Сайт громади',
      rights: keyRights,
      expiresAt: null,
      perMinute: 600,
    }),
  );
  const worker = await app.signIn('front.bakhmut');
  environment = {
    PATH: process.env.PATH ?? '',
    VIKNO: app.url,
    KEY: key,
    GROUP: desk.groupId,
    DESK: desk.id,
    SESSION: worker.cookies.get(cookieNames.session) ?? '',
  };
});
afterAll(() => app?.close());

test('[KS-site] the page of the API has an example for each thing it tells of', () => {
  expect(examples.map(({ under }) => under)).toEqual([
    'Who waits',
    'Who waits',
    'Who waits',
    'Open data',
    'A ticket',
    'A desk',
    'Live',
    'When it does not work',
  ]);
});

// In their order: the desk calls the ticket that the example before has issued.
test('[BP-23] every example of the page works as it stands', async () => {
  const said: string[] = [];
  for (const { under, script } of examples) {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      env: environment,
    });
    expect(stdout, under).not.toBe('');
    said.push(stdout);
  }
  const [queue = '', calls = '', callsThere = '', open = '', ticket = '', desk = '', live = ''] = said;
  expect(JSON.parse(queue).centre.code).toBe('bakhmut');
  expect(JSON.parse(calls)).toHaveProperty('groups');
  expect(JSON.parse(callsThere).centre).toBe('bakhmut');
  expect(open).toContain('"licence":"CC-BY-4.0"');
  expect(JSON.parse(ticket).label).toMatch(/^\S+-\d{3}$/);
  expect(desk).toContain('"state":"finished"');
  expect(live).toContain('event: snapshot');
});

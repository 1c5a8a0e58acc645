import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { isSound } from '../report.ts';
import { liveMonth } from './live.ts';
import { type MailServers, startMailServers } from './mailServers.ts';
import { readOptions } from './options.ts';
import type { MonthSummary } from './summary.ts';

const quiet = { at: () => undefined, line: () => undefined, end: () => undefined };
const clock = fixedClock('2026-03-02T06:00:00Z');
let app: TestApp;
let mail: MailServers;
let month: MonthSummary;

/** Four offices and three days: every trouble once. */
beforeAll(async () => {
  mail = await startMailServers();
  app = await startTestApp({
    clock,
    smtpUrl: mail.smtpUrl,
    mailboxes: readMailboxes('eoffices', `kharkiv=${mail.imapUrl}`) ?? [],
  });
  const options = readOptions(
    ['--eoffices', '4', '--days', '3', '--entries', '4', '--month', '2026-03', '--seed', '7'],
    '2026-04-20',
  );
  month = await liveMonth({ url: app.url, services: app.services, clock, mail }, options, quiet);
}, 600_000);
afterAll(async () => {
  await app?.close();
  await mail?.close();
});

test('[KO-A2-3][KO-A2-6][KO-A2-7] a month of the network keeps every invariant: nothing lost, nothing doubled, sums equal', () => {
  expect(month.invariants).toEqual(
    Object.fromEntries(Object.keys(month.invariants).map((name) => [name, []])),
  );
  expect(month.failures).toEqual([]);
  expect(isSound(month)).toBe(true);
});

test('[KO-A2-3][KO-A2-6] what was to happen did happen', () => {
  expect(month.openings).toMatchObject({ late: 1, none: 1, telephone: 1 });
  expect(month.openings.mail).toBeGreaterThan(2);
  expect(month.inBrowser).toBeGreaterThan(1);
  expect(month.offline).toBeGreaterThan(month.inBrowser / 2);
  expect(month.sentAgain).toBeGreaterThan(1);
  expect(month.referrals.accepted).toBeGreaterThan(0);
  expect(month.letters).toBeGreaterThan(3);
});

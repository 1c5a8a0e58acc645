import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { isSound } from '../report.ts';
import { checkMonth } from './check.ts';
import { liveMonth } from './live.ts';
import { type MailServers, startMailServers } from './mailServers.ts';
import { readOptions } from './options.ts';
import { serviceLine } from './service.ts';
import { spoiled } from './spoil.ts';
import type { MonthSummary } from './summary.ts';
import type { World } from './world.ts';

const quiet = { at: () => undefined, line: () => undefined, end: () => undefined };
const clock = fixedClock('2026-03-02T06:00:00Z');
let app: TestApp;
let mail: MailServers;
let month: MonthSummary;
let world: World;

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
  const lived = await liveMonth({ url: app.url, services: app.services, clock, mail }, options, quiet);
  month = lived.summary;
  world = lived.world;
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
  expect(month.service).toMatchObject({ done: 1 });
  expect(world.late.size).toBeGreaterThan(0);
});

/** The last number of the second office, whose operator wrote it without a line. */
const last = `(select e.id from eoffice_entry e join eoffice o on o.id = e.eoffice_id
  where o.number = 2 order by e.year desc, e.number desc limit 1)`;
const counted = `update eoffice_counter c set last_number = last_number + 1
  from eoffice_entry e where e.id = ${last} and c.eoffice_id = e.eoffice_id and c.year = e.year`;
const ownLine = `line_id in (select id from eoffice_budget_line where code = '${serviceLine}')`;

/** What nobody can do through the program, the tables that it spoils, and the check that must see it. */
const corruptions: readonly (readonly [string, readonly string[], readonly string[], RegExp])[] = [
  [
    'a number given twice',
    ['eoffice_entry'],
    [
      'alter table eoffice_entry drop constraint if exists eoffice_entry_eoffice_id_year_number_key',
      `update eoffice_entry set number = number - 1 where id = ${last}`,
    ],
    /^Номери № з\/п/,
  ],
  [
    'a gap in the numbers that the counter hides',
    ['eoffice_entry', 'eoffice_counter'],
    [counted, `update eoffice_entry set number = number + 1 where id = ${last}`],
    /^Номери № з\/п/,
  ],
  [
    'a figure of a report that is not the sum',
    ['eoffice_report'],
    [
      `update eoffice_report set personal = personal + 1, other = other + 1 where state = 'accepted' and month = 3
        and eoffice_id = (select id from eoffice where number = 2)`,
    ],
    /^Звіт, форма й зведення/,
  ],
  [
    'a sum of the month that is not the journal',
    ['eoffice_month'],
    [
      `update eoffice_month set written = written + 1, other = other + 1 where month = 3
        and eoffice_id = (select id from eoffice where number = 2)`,
    ],
    /^Суми місяця/,
  ],
  [
    'an entry synchronised twice under a number of its own, counted everywhere',
    ['eoffice_entry', 'eoffice_counter', 'eoffice_month'],
    [
      `insert into eoffice_entry select (jsonb_populate_record(e,
        jsonb_build_object('id', gen_random_uuid(), 'number', e.number + 1))).* from eoffice_entry e where id = ${last}`,
      counted,
      `select add_to_eoffice_month(e, 1) from eoffice_entry e where id = ${last}`,
    ],
    /^Нічого не загублено/,
  ],
  [
    'an entry that is gone',
    ['eoffice_entry'],
    [`delete from eoffice_entry where id = ${last}`],
    /^Нічого не загублено/,
  ],
  [
    'a report that came late and is not marked',
    ['eoffice_report'],
    [
      `update eoffice_report set submitted_at = submitted_at - interval '4 days'
        where version = 1 and extract(day from submitted_at) > 5`,
    ],
    /^Позначено пізніми/,
  ],
  [
    'a report in time that is marked late',
    ['eoffice_report'],
    [
      `update eoffice_report set submitted_at = submitted_at + interval '9 days' where version = 1 and month = 3
        and extract(day from submitted_at) < 6`,
    ],
    /^Позначено пізніми/,
  ],
  [
    'spending over a line of the estimate',
    ['eoffice_expense'],
    [`update eoffice_expense set amount = 100001 where ${ownLine}`],
    /^Зобов’язання в межах/,
  ],
  [
    'an estimate that grew without a decision',
    ['eoffice_budget_line'],
    [`update eoffice_budget_line set planned = planned + 1 where code = '${serviceLine}'`],
    /^Зобов’язання в межах/,
  ],
  [
    'an opening moved behind half past ten',
    ['eoffice_opening'],
    [
      `update eoffice_opening set reported_at = reported_at + interval '1 hour'
        where (eoffice_id, date) in (select eoffice_id, date from eoffice_opening
          where way = 'mail' and date between '2026-03-01' and '2026-03-31' limit 1)`,
    ],
    /^Відкриття/,
  ],
  [
    'a referral that vanished',
    ['eoffice_referral'],
    ['delete from eoffice_referral where id = (select id from eoffice_referral limit 1)'],
    /^Передане центру/,
  ],
  [
    'a reminder without its letter',
    ['eoffice_reminder'],
    ['delete from eoffice_reminder where ctid = (select ctid from eoffice_reminder limit 1)'],
    /^Кожне нагадування/,
  ],
  [
    'an event that the ledger has lost',
    ['ledger'],
    [`delete from ledger where seq = (select max(seq) from ledger where kind = 'eofficeEntry.recorded')`],
    /^Реєстр подій/,
  ],
];

const red = (checked: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(checked).flatMap(([name, faults]) => (faults.length > 0 ? [name] : []));

test.each(corruptions)(
  '[KO-A2-6][KO-A2-7][KO-A3-1] the checks see %s',
  async (_what, tables, statements, check) => {
    const found = await spoiled(app.ownerUrl, tables, statements, () => checkMonth(world, '2026-03'));
    expect(red(found)).toEqual(expect.arrayContaining([expect.stringMatching(check)]));
  },
);

test('[KO-A2-6] the checks see a device that sent what it had kept out of order; put back, the month is whole', async () => {
  expect(red(await checkMonth({ ...world, orders: [[5, 4]] }, '2026-03'))).toEqual([
    expect.stringMatching(/^Записи з пристрою/),
  ]);
  expect(red(await checkMonth(world, '2026-03'))).toEqual([]);
});

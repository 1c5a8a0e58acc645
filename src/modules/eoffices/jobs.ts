import { letterLocale } from '#modules/identity/data/letterLocale.ts';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Services } from '#platform/http/services.ts';
import { formatDate, formatMonth } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { readMailbox } from '#platform/mail/intake.ts';
import { type AgreementReminder, takeAgreementReminders } from './commands/agreementReminders.ts';
import { takeOpeningLetter } from './commands/mailbox.ts';
import { deleteMessages } from './commands/messageRetention.ts';
import { type EofficeReminder, takeReminders } from './commands/reminders.ts';
import { eraseLetters } from './commands/retention.ts';
import { agreementsEn } from './messages/agreements.en.ts';
import { agreementsUk } from './messages/agreements.uk.ts';
import { mailboxEn } from './messages/mailbox.en.ts';
import { mailboxUk } from './messages/mailbox.uk.ts';

const readJob = 'eoffice.mailboxes';
const remindJob = 'eoffice.remind';
const letterJob = 'eoffice.reminder';
const agreementJob = 'eoffice.agreements';
const agreementLetterJob = 'eoffice.agreementLetter';
const eraseJob = 'eoffice.eraseLetters';

/** The mailbox of the head office and the reminders (KO-A2-3, KO-A2-7); without mail the screens alone tell. */
export async function startEoffices(services: Services): Promise<void> {
  const { jobs, mail } = services;
  await jobs.register<EofficeReminder>({
    name: letterJob,
    retries: 8,
    run: async (reminder, jobId) =>
      mail.send({
        ...(await letterOf(services, reminder)),
        messageId: `<eoffice-${jobId}@vikno>`,
        automatic: true,
      }),
  });
  await jobs.register({ name: remindJob, retries: 1, run: async () => void (await remindOffices(services)) });
  // Every ten minutes of the working day: a program that stood still at half past ten reminds when it is back.
  await jobs.schedule(remindJob, '1-59/10 9-15 * * *');
  await jobs.register<AgreementReminder>({
    name: agreementLetterJob,
    retries: 8,
    run: async (reminder, jobId) =>
      mail.send({
        ...(await agreementLetter(services, reminder)),
        messageId: `<agreement-${jobId}@vikno>`,
        automatic: true,
      }),
  });
  await jobs.register({
    name: agreementJob,
    retries: 3,
    run: async () => void (await remindOfAgreements(services)),
  });
  await jobs.schedule(agreementJob, '40 7 * * *');
  await jobs.register({
    name: eraseJob,
    retries: 2,
    run: async () => {
      await eraseOldLetters(services);
      await deleteOldMessages(services);
    },
  });
  await jobs.schedule(eraseJob, '55 3 * * *');
  if (boxesOf(services).length === 0) return;
  await jobs.register({ name: readJob, retries: 0, run: () => readEofficeMailboxes(services) });
  await jobs.schedule(readJob, '* * * * *');
}

const boxesOf = ({ mailboxes }: Services) => mailboxes.filter(({ name }) => name.startsWith('eoffices:'));

/** Reads the mailboxes of the head offices. */
export async function readEofficeMailboxes(services: Services): Promise<void> {
  const read = await Promise.allSettled(
    boxesOf(services).map((box) => readMailbox(services, box, takeOpeningLetter)),
  );
  if (read.some((one) => one.status === 'fulfilled' && one.value > 0)) services.live.poke();
}

/** Puts the reminders of this moment into the queue and returns how many; none where no mail server is set. */
export async function remindOffices({ mail, clock, database, jobs }: Services): Promise<number> {
  if (!mail.configured) return 0;
  const now = clock.now();
  const today = businessDate(now);
  const working = (await calendarFor(database.queries)).isWorkingDay(today);
  return database.transaction((tx) =>
    takeReminders(tx, { now, today, time: kyivTimeOfDay(now), working }, (inside, reminder) =>
      jobs.enqueue(inside, letterJob, reminder),
    ),
  );
}

/** Puts the reminders of agreements that are due today into the queue and returns how many; none without a mail server. */
export async function remindOfAgreements({ mail, clock, database, jobs }: Services): Promise<number> {
  if (!mail.configured) return 0;
  const now = clock.now();
  return database.transaction((tx) =>
    takeAgreementReminders(tx, businessDate(now), now, (inside, reminder) =>
      jobs.enqueue(inside, agreementLetterJob, reminder),
    ),
  );
}

/** Erases letters to head offices whose term has ended (BP-9) and returns how many. */
export const eraseOldLetters = ({ clock, database }: Services): Promise<number> =>
  eraseLetters(database, clock.now());

/** Deletes letters between offices whose years of keeping are over (BP-9) and returns how many. */
export const deleteOldMessages = ({ clock, database }: Services): Promise<number> =>
  deleteMessages(database, clock.now());

async function agreementLetter({ publicUrl, database }: Services, reminder: AgreementReminder) {
  const locale = await letterLocale(database.queries, reminder.to);
  const t = (locale === 'uk' ? agreementsUk : agreementsEn).agreements.letter;
  const { to, office, organisation, number, validTo, daysLeft, agreementId } = reminder;
  return {
    to,
    subject: t.subject(office, daysLeft),
    text: `${t.text(number, organisation, formatDate(locale, validTo))}\n\n${publicUrl}${prefixOf(locale)}/e-offices/agreements/${agreementId}`,
  };
}

const prefixOf = (locale: Locale): string => (locale === 'uk' ? '' : `/${locale}`);

async function letterOf({ publicUrl, database }: Services, reminder: EofficeReminder) {
  const locale = await letterLocale(database.queries, reminder.to);
  const t = (locale === 'uk' ? mailboxUk : mailboxEn).reminderLetter;
  const opening = reminder.kind === 'opening' || reminder.kind === 'openingList';
  const period = opening ? formatDate(locale, reminder.period) : formatMonth(locale, reminder.period);
  const list = reminder.missing.join('\n');
  const url = `${publicUrl}${prefixOf(locale)}${opening ? (reminder.missing.length > 0 ? '/e-offices/day' : '/e-offices/work') : '/e-offices/reports'}`;
  const { subject, text } = t[reminder.kind];
  return {
    to: reminder.to,
    subject: subject(reminder.number, period),
    text: [text(period), ...(list ? ['', list] : []), '', url].join('\n'),
  };
}

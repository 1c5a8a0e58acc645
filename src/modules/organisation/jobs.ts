import { letterLocale } from '#modules/identity/data/letterLocale.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { type Reminder, takeReminders } from './commands/reminders.ts';
import { organisationEn } from './messages.en.ts';
import { organisationUk } from './messages.uk.ts';

const daily = 'organisation.agreementReminders';
const letter = 'organisation.agreementLetter';

/** Every morning the heads of centres learn which agreements run out (ORG-8); without mail the screens alone tell. */
export async function startReminders(services: Services): Promise<void> {
  await services.jobs.register<Reminder>({
    name: letter,
    retries: 8,
    run: async (reminder, jobId) =>
      services.mail.send({ ...(await letterOf(reminder, services)), messageId: idOf(jobId) }),
  });
  await services.jobs.register({ name: daily, retries: 3, run: () => remind(services) });
  await services.jobs.schedule(daily, '30 7 * * *');
}

/** Puts the letters due today into the queue; does nothing where no mail server is set. */
export async function remind(services: Services): Promise<void> {
  if (!services.mail.configured) return;
  const today = businessDate(services.clock.now());
  const taken = await services.database.transaction((tx) =>
    takeReminders(tx, today, (reminder) => services.jobs.enqueue(tx, letter, reminder)),
  );
  if (taken > 0) services.live.poke();
}

const idOf = (jobId: string) => `<agreement-${jobId}@vikno>`;

async function letterOf(reminder: Reminder, services: Services) {
  const locale = await letterLocale(services.database.queries, reminder.to);
  const t = (locale === 'uk' ? organisationUk : organisationEn).agreement;
  return {
    to: reminder.to,
    subject: t.letterSubject(reminder.number, reminder.daysLeft),
    text: t.letterText({
      centre: reminder.centre,
      number: reminder.number,
      subject: reminder.subject,
      party: reminder.party ?? '',
      until: formatDate(locale, reminder.validTo),
      url: `${services.publicUrl}${locale === 'uk' ? '' : `/${locale}`}/centre`,
    }),
  };
}

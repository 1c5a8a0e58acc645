import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { restoredThrough } from '#platform/live/ledgerReader.ts';
import { PushRefused } from '#platform/push/push.ts';
import { endNotification, forgetBrowser, forgetDaysBefore } from './commands/deliver.ts';
import { createFollower, sendJob } from './commands/follow.ts';
import { type Outgoing, outgoing } from './data/outgoing.ts';
import { smsSent } from './data/settings.ts';
import { messageText } from './messages.words.ts';
import { freshMinutes, stillTrue } from './rules/due.ts';

const sweepJob = 'notification.sweep';
/** Pause between two looks at the ledger, milliseconds. */
const lookMs = 1_000;

/** Sends what is due and forgets at night; the ledger is followed by each node for as long as it runs. */
export async function startNotifications(services: Services): Promise<void> {
  const { jobs, database } = services;
  await jobs.register<{ id: string }>({
    name: sendJob,
    retries: 4,
    run: ({ id }) => sendNotification(services, id),
  });
  await jobs.register({
    name: sweepJob,
    retries: 5,
    run: () => forgetYesterday(services),
  });
  await jobs.schedule(sweepJob, '5 0 * * *');
  // A program that stood still at midnight forgets when it starts.
  await database.transaction((tx) => jobs.enqueue(tx, sweepJob, {}));
  keepFollowing(services, await restoredThrough(database.pool));
}

export async function forgetYesterday({ clock, database }: Services): Promise<void> {
  const now = clock.now();
  await forgetDaysBefore(database.queries, businessDate(now), now);
}

function keepFollowing({ clock, database, jobs, log }: Services, restored: number): void {
  const follower = createFollower(database, jobs, restored);
  const again = () => setTimeout(turn, lookMs).unref();
  const turn = async (): Promise<void> => {
    if (database.pool.ending) return;
    try {
      await follower.look(clock.now());
    } catch (error) {
      if (!database.pool.ending) log.warn({ err: error }, 'notifications: a look at the ledger failed');
    }
    again();
  };
  again();
}

/** Sends one message, once; throws when it may succeed later. What is no longer true is not sent. */
export async function sendNotification(services: Services, id: string): Promise<void> {
  const { clock, database } = services;
  const message = await outgoing(database.queries, id);
  if (!message) return;
  const now = clock.now();
  const age = now.getTime() - message.madeAt.getTime();
  const end = (state: Parameters<typeof endNotification>[2], parts = 0) =>
    endNotification(database.queries, id, state, now, parts);
  if (message.locale === null) return end('gone');
  if (age > freshMinutes * 60_000 || !stillTrue(message.kind, message.state, message.paused))
    return end('outOfDate');
  const text = messageText(message.locale, message);
  if (message.channel === 'sms') return sendSms(services, message, text, end);
  return sendPush(services, message, text, end);
}

type End = (state: Parameters<typeof endNotification>[2], parts?: number) => Promise<void>;

async function sendSms(
  { database, sms }: Services,
  message: Outgoing,
  text: string,
  end: End,
): Promise<void> {
  if (message.phone === null || !message.smsOn || !sms.configured) return end('gone');
  if ((await smsSent(database.queries, message.centreId, message.businessDate)) >= message.smsDailyLimit)
    return end('overLimit');
  await end('sent', await sms.send({ to: message.phone, text }));
}

async function sendPush(
  { database, push }: Services,
  message: Outgoing,
  text: string,
  end: End,
): Promise<void> {
  if (message.push === null) return end('gone');
  // Sealed for this one browser: the push service sees neither the text nor the secret in the address.
  const sealed = JSON.stringify({ text, tag: message.label, open: `/t/${message.accessCode}` });
  try {
    const pushed = await push.send(message.push, {
      text: sealed,
      topic: message.id.replaceAll('-', ''),
      keepSeconds: freshMinutes * 60,
    });
    if (pushed === 'gone') await forgetBrowser(database.queries, message.subscriptionId);
    await end(pushed);
  } catch (error) {
    if (!(error instanceof PushRefused)) throw error;
    await end('failed');
  }
}

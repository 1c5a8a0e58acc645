import { calendarFor } from '#modules/organisation/data/calendar.ts';
import type { Services } from '#platform/http/services.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { readMailbox } from '#platform/mail/intake.ts';
import { printedCode } from '#platform/text/readableCode.ts';
import { openCode, receiptJob } from './commands/ask.ts';
import { letterFailed, letterSent, mostTries, receiptSent } from './commands/deliver.ts';
import { takeQuestionLetter } from './commands/letters.ts';
import { eraseQuestions } from './commands/retention.ts';
import { letterJob } from './commands/work.ts';
import { outgoingLetter, outgoingReceipt } from './data/letters.ts';
import { enquiryTexts } from './messages.ts';
import { keptYears, type QuestionKind, questionDue } from './rules/terms.ts';

const readJob = 'question.mailboxes';
const eraseJob = 'question.erase';

/** Letters in and out, and the end of keeping (BR-13, BP-9). Without a mailbox or a mail server the other means remain. */
export async function startQuestions(services: Services): Promise<void> {
  const { jobs } = services;
  await jobs.register<{ messageId: string }>({
    name: letterJob,
    retries: mostTries - 1,
    run: ({ messageId }) => sendLetter(services, messageId),
  });
  await jobs.register<{ questionId: string }>({
    name: receiptJob,
    retries: mostTries - 1,
    run: ({ questionId }) => sendReceipt(services, questionId),
  });
  await jobs.register({ name: eraseJob, retries: 2, run: async () => void (await eraseOld(services)) });
  await jobs.schedule(eraseJob, '50 3 * * *');
  if (questionBoxes(services).length === 0) return;
  await jobs.register({ name: readJob, retries: 0, run: () => readQuestionMailboxes(services) });
  await jobs.schedule(readJob, '* * * * *');
}

const questionBoxes = ({ mailboxes }: Services) =>
  mailboxes.filter(({ name }) => name.startsWith('questions:'));

/** Reads every mailbox of questions; one that does not answer does not hold up the others. */
export async function readQuestionMailboxes(services: Services): Promise<void> {
  const read = await Promise.allSettled(
    questionBoxes(services).map((box) =>
      readMailbox(services, box, (tx, address, letter) => takeQuestionLetter(services, tx, address, letter)),
    ),
  );
  if (read.some((one) => one.status === 'fulfilled' && one.value > 0)) services.live.poke();
}

/** Where a reply must come to be read: the mailbox of the centre; without one a reply goes to the centre's address. */
const replyTo = (services: Services, centre: { centreCode: string; centreEmail: string | null }) => {
  const box = questionBoxes(services).find(({ code }) => code === centre.centreCode);
  const address = box?.user.includes('@') ? box.user : centre.centreEmail;
  return address ? { replyTo: address } : {};
};

/** Sends an answer or a question back, and remembers that it left. */
async function sendLetter(services: Services, messageId: string): Promise<void> {
  const { database, mail } = services;
  const letter = await outgoingLetter(database.queries, messageId);
  if (!letter?.email || !letter.messageId) return;
  const locale = letter.locale as Locale;
  const t = enquiryTexts[locale].letter;
  const site = `${services.publicUrl}${locale === 'uk' ? '' : `/${locale}`}`;
  const cards = letter.services.map(({ name, path }) => `${name[locale]}\n${site}${path}`);
  try {
    await mail.send({
      to: letter.email,
      subject: t.subject(letter.number, letter.subject),
      text: [
        ...(letter.extendedTo ? [t.extended(formatDate(locale, letter.extendedTo)), ''] : []),
        letter.text,
        '',
        ...(cards.length > 0 ? [enquiryTexts[locale].track.cards, ...cards, ''] : []),
        letter.kind === 'clarification' ? t.replyClarify : t.reply,
        `${letter.centre}${letter.phones.length > 0 ? `, ${letter.phones.join(', ')}` : ''}`,
      ].join('\n'),
      messageId: letter.messageId,
      references: letter.references,
      ...replyTo(services, letter),
    });
  } catch (error) {
    await letterFailed(database, messageId);
    throw error;
  }
  await letterSent(database.queries, messageId);
}

async function sendReceipt(services: Services, questionId: string): Promise<void> {
  const { database, mail, secrets, clock, publicUrl } = services;
  const receipt = await outgoingReceipt(database.queries, questionId);
  if (!receipt?.email || !receipt.sealed) return;
  const locale = receipt.locale as Locale;
  const t = enquiryTexts[locale].letter;
  const due = questionDue(
    await calendarFor(database.queries),
    receipt.kind as QuestionKind,
    receipt.termFrom,
  );
  await mail.send({
    to: receipt.email,
    subject: t.subject(receipt.number, receipt.subject),
    text: t.receipt({
      number: receipt.number,
      code: printedCode(openCode(secrets, receipt.sealed)),
      due: formatDate(locale, due.dueOn),
      url: `${publicUrl}${locale === 'uk' ? '' : `/${locale}`}/question`,
      centre: receipt.centre,
      phones: receipt.phones.join(', '),
    }),
    messageId: receipt.messageId,
    references: receipt.theirs ? [receipt.theirs] : [],
    automatic: true,
    ...replyTo(services, receipt),
  });
  await receiptSent(database, questionId, clock.now());
}

/** Forgets who asked when the years of keeping are over. */
export async function eraseOld({ database, clock }: Services): Promise<number> {
  const before = new Date(clock.now());
  before.setUTCFullYear(before.getUTCFullYear() - keptYears);
  return eraseQuestions(database, before, clock.now());
}

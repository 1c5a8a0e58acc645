import { z } from 'zod';
import type { Services } from '#platform/http/services.ts';
import { mailJob, renderJob } from './commands/documents.ts';
import { renderIssued } from './commands/render.ts';
import { caseForLetter } from './data/letters.ts';

const renderData = z.object({ documentId: z.uuid() });
const letterData = z.object({ caseId: z.uuid(), letter: z.enum(['registered', 'ready']) });

/** Tries of one paper before it counts as failed; the page then offers to try again. */
const tries = 4;

/** The slow work of cases: papers and letters, enqueued in the transaction of the change itself. */
export async function registerCaseJobs(services: Services): Promise<void> {
  const attempts = new Map<string, number>();
  await services.jobs.register<z.infer<typeof renderData>>({
    name: renderJob,
    retries: tries * 3,
    run: async (data, jobId) => {
      const { documentId } = renderData.parse(data);
      const attempt = (attempts.get(jobId) ?? 0) + 1;
      attempts.set(jobId, attempt);
      await renderIssued(services, documentId, attempt >= tries);
      attempts.delete(jobId);
    },
  });
  await services.jobs.register<z.infer<typeof letterData>>({
    name: mailJob,
    retries: 10,
    run: async (data, jobId) => {
      const { caseId, letter } = letterData.parse(data);
      await sendLetter(services, caseId, letter, jobId);
    },
  });
}

/** Says no more than needed: a letter may be read by others (BP-23). */
async function sendLetter(
  services: Services,
  caseId: string,
  letter: 'registered' | 'ready',
  jobId: string,
): Promise<void> {
  const found = await caseForLetter(services.database.queries, caseId);
  if (!found?.email || !found.number || !services.mail.configured) return;
  const follow = `Стежити за справою: ${services.publicUrl}/case (номер справи та код з опису документів).`;
  const [subject, text] =
    letter === 'registered'
      ? [
          `Справу ${found.number} зареєстровано`,
          `Вітаємо!\n\nВашу заяву прийнято. Номер справи: ${found.number}.\nПослуга: ${found.service}.\n\n${follow}`,
        ]
      : [
          `Справа ${found.number}: результат готовий`,
          `Вітаємо!\n\nРезультат у справі ${found.number} готовий. Його можна отримати тут: ${found.centre}, ${found.address}. Візьміть документ, що посвідчує особу.\n\n${follow}`,
        ];
  await services.mail.send({
    to: found.email,
    subject,
    text: `${text}\n\n${found.centre}`,
    messageId: `<${jobId}@vikno>`,
  });
}

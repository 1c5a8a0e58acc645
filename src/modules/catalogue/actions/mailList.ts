import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formError, formValues } from '#platform/http/forms.ts';
import { createRate } from '#platform/http/rate.ts';
import { visitorTexts } from '../messages/visitor.ts';
import { listAddress, postedAnswers, renderList } from '../pages/visitor/personalList.tsx';
import { visitorCard } from '../pages/visitor/visitorCard.ts';
import { listCode, personalList } from '../rules/questions.ts';

const address = z.email().max(200);

/** Letters a minute to one address, whoever asks: nobody's box is filled with lists. */
const mostToOne = 2;
const sent = createRate();

/**
 * Sends the list by e-mail while the visitor waits: a job would keep the address in the database, and the page
 * promises that it is kept nowhere. What stands in the letter is the card's own text, so it carries no one's words.
 */
export async function mailListQuery(ctx: Context): Promise<Answer> {
  const t = visitorTexts[ctx.locale].list;
  const found = await visitorCard(ctx);
  const values = formValues(ctx.body);
  const answers = postedAnswers(found, values);
  const failed = (email: string) => renderList(ctx, found, answers, formError(ctx.body, { email }));
  const to = address.safeParse(values.email);
  if (!to.success) return failed(t.mailWrong);
  const { mail, clock, publicUrl } = ctx.services;
  const box = ctx.services.secrets.sign('mailed list', to.data.toLowerCase());
  if (sent.take(box, mostToOne, clock.now().getTime()) > 0) return failed(t.mailOften);
  const { content } = found.reading;
  const list = personalList(content, answers);
  const line = (name: string) => `— ${name}`;
  const code = listCode(content.questions, answers);
  const text = [
    t.mailBegin,
    '',
    found.service.plainName[ctx.locale],
    '',
    t.count(list.needed.length),
    ...list.needed.map(({ name }) => line(name)),
    ...(list.perhaps.length > 0
      ? [
          '',
          `${t.perhaps}:`,
          ...list.perhaps.map(({ name, condition }) => line(`${name} (${condition ?? ''})`)),
        ]
      : []),
    '',
    ...(code ? [`${t.code}: ${code}`] : []),
    publicUrl + listAddress(found, answers),
    '',
    `${found.centre.name}, ${found.centre.address}`,
    '',
    t.mailNote,
  ].join('\n');
  try {
    await mail.send({
      to: to.data,
      subject: t.mailSubject(found.service.plainName[ctx.locale]),
      text,
      messageId: `<${randomUUID()}@vikno>`,
    });
  } catch {
    // The reason may name the address: it is left out of the log on purpose.
    ctx.services.log.warn('a list of documents was not sent: the mail server refused or did not answer');
    return failed(t.mailFailed);
  }
  return redirect(ctx.href(listAddress(found, answers)), { flash: { tone: 'success', text: t.mailSent } });
}

import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { printedCode } from '#platform/text/readableCode.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { enquiryTexts } from '../messages.ts';
import { questionDue, questionKinds } from '../rules/terms.ts';

const sealUse = 'question-sent';
/** For so long the page with the code can be opened again, milliseconds. */
const shownFor = 3600_000;

const sealed = z.object({
  number: z.string(),
  code: z.string(),
  kind: z.enum(questionKinds),
  from: z.string(),
  by: z.enum(['email', 'telephone', 'site', 'other']),
  until: z.number(),
});
type Sent = z.infer<typeof sealed>;

/** Address of the page that shows number and code: sealed, for an hour, and nobody else can make one. */
export const sentPath = (ctx: Context, path: string, sent: Omit<Sent, 'until'>): string => {
  const until = ctx.services.clock.now().getTime() + shownFor;
  const bytes = ctx.services.secrets.seal(sealUse, Buffer.from(JSON.stringify({ ...sent, until })));
  return ctx.href(`${path}?s=${bytes.toString('base64url')}`);
};

function open(ctx: Context): Sent | null {
  const { s } = ctx.query(z.object({ s: z.string().max(2000).catch('') }));
  try {
    const read = sealed.parse(
      JSON.parse(ctx.services.secrets.open(sealUse, Buffer.from(s, 'base64url')).toString()),
    );
    return read.until > ctx.services.clock.now().getTime() ? read : null;
  } catch {
    return null;
  }
}

/** `/ask/sent`: number, code and what happens next. */
export async function sentPage(ctx: Context): Promise<Answer> {
  const sent = open(ctx);
  const t = enquiryTexts[ctx.locale].sent;
  const title = sent ? t.title : t.over;
  return publicPage(
    ctx,
    { title, noIndex: true, ...(sent ? {} : { status: 404 }) },
    <SentView ctx={ctx} sent={sent} due={sent && (await dueText(ctx, sent))} />,
  );
}

/** `/questions/recorded`: the same for the worker at the telephone. */
export async function recordedPage(ctx: Context): Promise<Answer> {
  const sent = open(ctx);
  const t = enquiryTexts[ctx.locale].sent;
  return staffPage(
    ctx,
    { title: sent ? t.title : t.over, ...(sent ? {} : { status: 404 }) },
    <SentView ctx={ctx} sent={sent} due={sent && (await dueText(ctx, sent))} />,
  );
}

async function dueText(ctx: Context, { kind, from }: Sent): Promise<string> {
  const due = questionDue(await calendarFor(ctx.services.database.queries), kind, from);
  return `${formatDate(ctx.locale, due.dueOn)} (${due.act})`;
}

function SentView({ ctx, sent, due }: { ctx: Context; sent: Sent | null; due: string | null }) {
  const t = enquiryTexts[ctx.locale].sent;
  if (!sent)
    return (
      <Stack>
        <Heading level={1}>{t.over}</Heading>
        <p>{t.overHint}</p>
      </Stack>
    );
  const next = { email: t.byEmail, telephone: t.byTelephone, site: t.bySite, other: '' }[sent.by];
  return (
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <DescriptionList
        items={[
          { term: t.number, value: <strong class="v-nowrap">{sent.number}</strong> },
          { term: t.code, value: <strong class="v-nowrap">{printedCode(sent.code)}</strong> },
          { term: t.due, value: due },
        ]}
      />
      <p>{t.keep}</p>
      {next && <p>{next}</p>}
      <p>
        <LinkButton href={ctx.href('/question')} variant="secondary">
          {t.follow}
        </LinkButton>
      </p>
    </Stack>
  );
}

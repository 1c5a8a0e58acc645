import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Tag } from '#ui/tag.tsx';
import { type AsideLetter, lettersAside } from '../data/places.ts';
import { type EnquiryTexts, enquiryTexts } from '../messages.ts';
import { questionScope } from '../rights.ts';
import { Words } from './words.tsx';

/** `/questions/letters`: letters that a program wrote, as far as a program can tell; a person has the last word. */
export async function lettersPage(ctx: Context): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.letters;
  const { letters, broken } = await lettersAside(ctx.services.database.queries, questionScope(ctx.principal));
  ctx.viewed({
    subject: 'centre',
    subjectId: ctx.principal.centreId ?? 'all',
    centreId: ctx.principal.centreId,
    purpose: 'листи, про які треба вирішити',
  });
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: <Breadcrumbs items={[{ label: texts.list.title, href: ctx.href('/questions') }]} />,
    },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      {broken.length > 0 && <Alert tone="warning">{t.broken}</Alert>}
      {letters.length === 0 ? <EmptyState title={t.none} icon="mail" /> : <p class="v-lead">{t.lead}</p>}
      {letters.map((letter) => (
        <Letter key={letter.id} ctx={ctx} letter={letter} />
      ))}
    </Stack>,
  );
}

function Letter({ ctx, letter }: { ctx: Context; letter: AsideLetter }) {
  const t = enquiryTexts[ctx.locale].letters;
  const button = (path: string, label: string, variant: 'primary' | 'secondary') => (
    <form method="post" action={ctx.href(`/questions/letters/${letter.id}/${path}`)}>
      <FormKey ctx={ctx} />
      <Button size="sm" variant={variant}>
        {label}
        <span class="ds-sr-only"> {letter.subject}</span>
      </Button>
    </form>
  );
  return (
    <Card title={letter.subject || '—'} aside={<Tag tone="neutral">{reasonOf(t, letter)}</Tag>}>
      <p class="v-muted">
        {[letter.fromName, letter.answerTo, formatDateTime(ctx.locale, letter.receivedAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Details summary={letter.body.replace(/\s+/g, ' ').slice(0, 90) || '—'}>
        <Words text={letter.body} />
      </Details>
      <div class="v-actions">
        {letter.answerTo && button('take', t.take, 'secondary')}
        {button('dismiss', t.dismiss, 'secondary')}
      </div>
    </Card>
  );
}

function reasonOf(t: EnquiryTexts['letters'], { automatic, state }: AsideLetter): string {
  if (state === 'failed') return t.reasons.failed;
  if (automatic === null) return t.reasons.unclear;
  return t.reasons[automatic as keyof EnquiryTexts['letters']['reasons']];
}

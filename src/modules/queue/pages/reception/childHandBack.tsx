import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { childrenThere } from '../../data/children.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { centreOf } from '../frames.tsx';

/** The attempt before this page was refused: it says what to do now, before anything else. */
const refusedQuery = z.object({ refused: z.literal('1').optional() });

export const handBackPage = (ctx: Context): Promise<Answer> => handBackScreen(ctx, emptyForm);

/** A child is handed back only to the ticket under which it came: its number and its code, or its QR (KC-7). */
export async function handBackScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const t = queueTexts[ctx.locale].childrensRoom;
  const { id } = ctx.params(idParams);
  const children = await childrenThere(ctx.services.database.queries, queueScope(ctx.principal), centre.id);
  const child = children.find((one) => one.id === id);
  if (!child) throw conflict(t.gone);
  ctx.viewed({ subject: 'child', subjectId: id, centreId: centre.id, purpose: t.viewPurpose });
  const { refused } = ctx.query(refusedQuery);
  const number = form.values.number;
  return staffPage(
    ctx,
    {
      title: t.handBackTitle(child.tag),
      ...(Object.keys(form.errors).length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1}>{t.handBackTitle(child.tag)}</Heading>
      {refused && (
        <Alert tone="danger" title={t.refusedTitle} role="alert">
          <p>{t.refused}</p>
          <ul class="ds-list">
            {t.refusedSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p class="v-lead">{t.handBackLead}</p>
      <DescriptionList
        items={[
          { term: t.child, value: child.firstName },
          { term: t.tag, value: String(child.tag) },
          { term: t.since, value: formatTime(ctx.locale, child.since) },
          ...(child.notes === null ? [] : [{ term: t.notes, value: child.notes }]),
        ]}
      />
      <Form
        action={ctx.href(`/children/${id}/hand-back`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button icon="user-check">{t.handBack}</Button>
            <LinkButton href={ctx.href('/children')} variant="secondary">
              {t.backToRoom}
            </LinkButton>
          </>
        }
      >
        <TextField
          name="number"
          label={t.ticketNumber}
          hint={t.ticketHint}
          value={typeof number === 'string' ? number : undefined}
          error={form.errors.number}
          width={8}
          autocomplete="off"
          optional="quiet"
        />
        <TextField name="code" label={t.code} hint={t.codeHint} error={form.errors.code} autocomplete="off" />
      </Form>
    </Stack>,
  );
}

import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { DateField } from '#ui/dateField.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Item, publicationsOf } from '../data/items.ts';
import { standing } from '../rules/publication.ts';
import { draftOf, errorLinks, ItemCrumbs, itemOf, staffWords, typedIn } from './staffParts.tsx';

export const publishItemPage = async (ctx: Context): Promise<Answer> =>
  publishForm(ctx, await itemOf(ctx), null);

/** When the newest draft goes on the site, and until when. */
export async function publishForm(ctx: Context, item: Item, back: FormState | null): Promise<Answer> {
  const t = staffWords(ctx);
  const now = ctx.services.clock.now();
  const [version, publications] = await Promise.all([
    draftOf(ctx, item),
    publicationsOf(ctx.services.database.queries, [item.id]),
  ]);
  const { planned } = standing(publications.get(item.id) ?? [], now);
  const form = back ?? { ...emptyForm, values: { when: 'now', time: '09:00' } };
  const of = (name: string) => ({ name, value: typedIn(form, name), error: form.errors[name] });
  const title = t.publish.title(version.titleUk);
  return staffPage(
    ctx,
    {
      title,
      status: back ? 422 : 200,
      hasErrors: back !== null,
      breadcrumbs: <ItemCrumbs ctx={ctx} item={item} title={version.titleUk} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back)} />
      <Heading level={1}>{title}</Heading>
      <p class="v-lead">{t.publish.lead(item.draft)}</p>
      {planned && (
        <Alert tone="info">
          <p>{t.publish.replaces(formatDateTime(ctx.locale, planned.from))}</p>
        </Alert>
      )}
      <Form
        action={ctx.href(`/site/items/${item.id}/publish`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="number" value={String(item.draft)} />
          </>
        }
        actions={<Button icon="send">{t.publish.submit}</Button>}
      >
        <Radios
          {...of('when')}
          legend={t.publish.when}
          options={[
            { value: 'now', label: t.publish.now },
            {
              value: 'later',
              label: t.publish.later,
              more: (
                <>
                  <DateField
                    {...of('date')}
                    label={t.publish.date}
                    min={businessDate(now)}
                    optional="quiet"
                  />
                  <TextField {...of('time')} label={t.publish.time} type="time" width={8} optional="quiet" />
                </>
              ),
            },
          ]}
        />
        <DateField
          {...of('until')}
          label={t.publish.until}
          hint={t.publish.untilHint}
          min={businessDate(now)}
          optional
        />
      </Form>
    </Stack>,
  );
}

/** Taking off the site and putting away ask once more, on a page of their own. */
const confirmation =
  (step: 'withdraw' | 'archive') =>
  async (ctx: Context): Promise<Answer> => {
    const item = await itemOf(ctx);
    const { titleUk } = await draftOf(ctx, item);
    const t = staffWords(ctx)[step];
    return staffPage(
      ctx,
      { title: t.title(titleUk), breadcrumbs: <ItemCrumbs ctx={ctx} item={item} title={titleUk} /> },
      <ConfirmPage
        title={t.title(titleUk)}
        lead={<p>{t.lead}</p>}
        action={ctx.href(`/site/items/${item.id}/${step}`)}
        hidden={<FormKey ctx={ctx} />}
        confirmLabel={t.submit}
        {...(step === 'archive' ? { tone: 'danger' as const } : {})}
        cancelHref={ctx.href(`/site/items/${item.id}`)}
      />,
    );
  };

export const withdrawItemPage = confirmation('withdraw');
export const archiveItemPage = confirmation('archive');

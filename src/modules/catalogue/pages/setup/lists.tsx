import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import {
  groupsOf,
  type KeptCentre,
  type KeptGroup,
  type KeptList,
  keptCentres,
  listsOf,
} from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope } from '../../rights.ts';

/** `/catalogue/lists`: the approved lists and the groups of each centre within reach (KC-9). */
export const listsPage = (ctx: Context): Promise<Answer> => renderLists(ctx);

/** What was wrong in the form of one centre; the page comes back with it. */
interface Wrong {
  readonly centreId: string;
  readonly form: FormState;
}

export async function renderLists(ctx: Context, wrong?: Wrong): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const db = ctx.services.database.queries;
  const centres = await keptCentres(db, catalogueScope(ctx.principal));
  const ids = centres.map(({ id }) => id);
  const [lists, groups] = await Promise.all([listsOf(db, ids), groupsOf(db, ids)]);
  return staffPage(
    ctx,
    { title: t.title, ...(wrong ? { status: 422, hasErrors: true } : {}) },
    <Stack gap="lg">
      <Stack>
        {wrong && (
          <ErrorSummary
            errors={Object.values(wrong.form.errors).map((message) => ({
              field: monthsId(wrong.centreId),
              message,
            }))}
          />
        )}
        <Heading level={1}>{t.title}</Heading>
        <p>{t.lead}</p>
      </Stack>
      {centres.length === 0 && (
        <EmptyState title={t.noCentre} icon="list-details">
          <p>{t.noCentreHint}</p>
        </EmptyState>
      )}
      {centres.map((centre) => (
        <CentreLists
          key={centre.id}
          ctx={ctx}
          centre={centre}
          lists={lists.filter(({ centreId }) => centreId === centre.id)}
          groups={groups.filter(({ centreId }) => centreId === centre.id)}
          form={wrong?.centreId === centre.id ? wrong.form : emptyForm}
        />
      ))}
    </Stack>,
  );
}

function CentreLists(props: {
  ctx: Context;
  centre: KeptCentre;
  lists: readonly KeptList[];
  groups: readonly KeptGroup[];
  form: FormState;
}) {
  const { ctx, centre, lists, groups, form } = props;
  const t = catalogueTexts[ctx.locale].setup;
  return (
    <section class="v-stack" aria-labelledby={`centre-${centre.id}`}>
      <Heading level={2} id={`centre-${centre.id}`}>
        {centre.name}
      </Heading>
      <ReviewForm ctx={ctx} centre={centre} form={form} />
      <Table
        caption={t.lists}
        rows={lists}
        rowKey={(list) => list.id}
        empty={<p>{t.noList}</p>}
        columns={[
          {
            key: 'decision',
            header: t.decision,
            rowHeader: true,
            cell: (list) => (
              <a class="ds-link" href={ctx.href(`/catalogue/lists/${list.id}`)}>
                № {list.number}
              </a>
            ),
          },
          { key: 'on', header: t.decidedOn, cell: (list) => formatDate(ctx.locale, list.decidedOn) },
          { key: 'body', header: t.body, cell: (list) => list.body },
          { key: 'services', header: t.services, align: 'end', cell: (list) => list.services ?? 0 },
        ]}
      />
      <div class="v-actions">
        <LinkButton
          href={ctx.href(`/catalogue/lists/new?centre=${centre.id}`)}
          variant="secondary"
          icon="plus"
        >
          {t.newList}
        </LinkButton>
      </div>
      <Table
        caption={t.groups}
        rows={groups}
        rowKey={(group) => group.id}
        empty={<p>{t.noGroup}</p>}
        columns={[
          { key: 'letter', header: t.letter, cell: (group) => group.letter },
          {
            key: 'name',
            header: t.groupName,
            rowHeader: true,
            cell: (group) => (
              <a class="ds-link" href={ctx.href(`/catalogue/groups/${group.id}`)}>
                {ctx.locale === 'uk' ? group.nameUk : group.nameEn}
              </a>
            ),
          },
          { key: 'services', header: t.services, align: 'end', cell: (group) => group.services ?? 0 },
          {
            key: 'state',
            header: t.state,
            cell: (group) => (group.active ? t.active : <Tag>{t.closed}</Tag>),
          },
        ]}
      />
      <div class="v-actions">
        <LinkButton
          href={ctx.href(`/catalogue/groups/new?centre=${centre.id}`)}
          variant="secondary"
          icon="plus"
        >
          {t.newGroup}
        </LinkButton>
      </div>
    </section>
  );
}

const monthsId = (centreId: string) => `months-${centreId}`;

/** How often the cards of the centre are compared with the law again (BR-12). */
function ReviewForm({ ctx, centre, form }: { ctx: Context; centre: KeptCentre; form: FormState }) {
  const t = catalogueTexts[ctx.locale].setup;
  return (
    <Details summary={t.reviewTitle} open={form.errors.months !== undefined}>
      <Form
        action={ctx.href('/catalogue/lists/review')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="centre" value={centre.id} />
          </>
        }
        actions={
          <Button type="submit" variant="secondary">
            {t.save}
          </Button>
        }
      >
        <TextField
          name="months"
          id={monthsId(centre.id)}
          label={t.reviewMonths}
          hint={t.reviewHint}
          value={typeof form.values.months === 'string' ? form.values.months : String(centre.checkMonths)}
          error={form.errors.months}
          inputmode="numeric"
          autocomplete="off"
          width={4}
        />
      </Form>
    </Details>
  );
}

import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { TextField } from '#ui/textField.tsx';
import { Timeline } from '#ui/timeline.tsx';
import {
  type Category,
  type CategoryChange,
  type ConfiguredCentre,
  categoriesToKeep,
  categoryHistory,
  centresToConfigure,
} from '../../data/categories.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { newCategoryQuery } from '../../schemas/categories.ts';
import { inLocale } from '../kiosk/kiosk.tsx';

const shownChanges = 50;

/** Municipalities that the reader configures, once each. */
export async function ownMunicipalities(ctx: Context): Promise<readonly ConfiguredCentre[]> {
  const centres = await centresToConfigure(ctx.services.database.queries, queueScope(ctx.principal));
  return [...new Map(centres.map((centre) => [centre.municipalityId, centre])).values()];
}

/** The category of the address, of a municipality within reach; else 404. */
export async function categoryOf(ctx: Context): Promise<Category> {
  const { id } = ctx.params(idParams);
  const own = await ownMunicipalities(ctx);
  const categories = await categoriesToKeep(
    ctx.services.database.queries,
    own.map(({ municipalityId }) => municipalityId),
  );
  const category = categories.find((one) => one.id === id);
  if (!category) throw notFound();
  return category;
}

export async function newCategoryPage(ctx: Context): Promise<Answer> {
  const own = await ownMunicipalities(ctx);
  const { municipality } = ctx.query(newCategoryQuery);
  const chosen = own.find(({ municipalityId }) => municipalityId === municipality) ?? own[0];
  if (!chosen) throw notFound();
  return categoryScreen(ctx, null, [], {
    values: { municipality: chosen.municipalityId, position: '0' },
    errors: {},
  });
}

export async function categoryPage(ctx: Context): Promise<Answer> {
  const category = await categoryOf(ctx);
  const changes = await categoryHistory(ctx.services.database.queries, category.id, shownChanges);
  return categoryScreen(ctx, category, changes, {
    values: {
      version: String(category.version),
      nameUk: category.nameUk,
      nameEn: category.nameEn,
      act: category.act,
      actCheckedOn: category.actCheckedOn ?? '',
      proof: category.proof,
      allowanceMinutes: String(category.allowanceMinutes),
      position: String(category.position),
      ...(category.atKiosk ? { atKiosk: 'yes' } : {}),
    },
    errors: {},
  });
}

/** New (`category` null) or kept. */
export function categoryScreen(
  ctx: Context,
  category: Category | null,
  changes: readonly CategoryChange[],
  form: FormState,
): Answer {
  const t = queueTexts[ctx.locale].categories;
  const failed = Object.keys(form.errors).length > 0;
  const title = category ? inLocale(ctx.locale, category.nameUk, category.nameEn) : t.newTitle;
  return staffPage(
    ctx,
    { title, ...(failed ? { status: 422, hasErrors: true } : {}) },
    <Stack>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <div class="v-card__head">
        <Heading level={1}>{title}</Heading>
        {category && (
          <StatusTag tone={category.active ? 'success' : 'neutral'}>
            {category.active ? t.on : t.off}
          </StatusTag>
        )}
      </div>
      <Fields ctx={ctx} category={category} form={form} />
      {category && <Switch ctx={ctx} category={category} />}
      {changes.length > 0 && (
        <>
          <Heading level={2}>{t.history}</Heading>
          <Timeline label={t.history} items={changes.map((change) => itemOf(ctx, change))} />
        </>
      )}
      <div class="v-actions">
        <LinkButton href={ctx.href('/admin/queue')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
    </Stack>,
  );
}

function Fields({ ctx, category, form }: { ctx: Context; category: Category | null; form: FormState }) {
  const t = queueTexts[ctx.locale].categories;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  const text = (name: string, label: string, hint?: string, optional?: boolean) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={value(name)}
      error={form.errors[name]}
      autocomplete="off"
      optional={optional}
    />
  );
  return (
    <Form
      action={ctx.href(category ? `/admin/queue/categories/${category.id}` : '/admin/queue/categories')}
      hidden={
        <>
          <FormKey ctx={ctx} />
          {category ? (
            <input type="hidden" name="version" value={value('version') ?? '1'} />
          ) : (
            <input type="hidden" name="municipality" value={value('municipality') ?? ''} />
          )}
        </>
      }
      actions={<Button>{t.save}</Button>}
    >
      {!category && text('code', t.code, t.codeHint)}
      {text('nameUk', t.nameUk)}
      {text('nameEn', t.nameEn)}
      {text('act', t.act, t.actHint)}
      <DateField
        name="actCheckedOn"
        label={t.checkedOn}
        hint={t.checkedHint}
        value={value('actCheckedOn')}
        error={form.errors.actCheckedOn}
        optional
      />
      {text('proof', t.proof, t.proofHint, true)}
      <TextField
        name="allowanceMinutes"
        label={t.allowance}
        hint={t.allowanceHint}
        value={value('allowanceMinutes')}
        error={form.errors.allowanceMinutes}
        inputmode="numeric"
        width={4}
        autocomplete="off"
      />
      <TextField
        name="position"
        label={t.position}
        value={value('position')}
        error={form.errors.position}
        inputmode="numeric"
        width={4}
        autocomplete="off"
      />
      <Checkboxes
        name="atKiosk"
        legend={t.atKiosk}
        hint={t.atKioskHint}
        values={value('atKiosk') ? ['yes'] : []}
        options={[{ value: 'yes', label: t.atKiosk }]}
        optional
      />
    </Form>
  );
}

function Switch({ ctx, category }: { ctx: Context; category: Category }) {
  const t = queueTexts[ctx.locale].categories;
  return (
    <Card title={category.active ? t.switchOff : t.switchOn}>
      <Form
        action={ctx.href(`/admin/queue/categories/${category.id}/state`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="active" value={category.active ? 'no' : 'yes'} />
          </>
        }
        actions={<Button variant="secondary">{category.active ? t.switchOff : t.switchOn}</Button>}
      >
        {category.active && <p>{t.offHint}</p>}
      </Form>
    </Card>
  );
}

function itemOf(ctx: Context, change: CategoryChange) {
  const t = queueTexts[ctx.locale].categories;
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const at = new Date(change.at);
  return {
    key: String(change.seq),
    at: at.toISOString(),
    atText: formatDateTime(ctx.locale, at),
    title: kinds[change.kind] ?? change.kind,
    actor: change.worker ?? t.system,
    children: <Changed ctx={ctx} payload={change.payload} />,
  };
}

/** What was and what is, for the fields that changed. */
function Changed({ ctx, payload }: { ctx: Context; payload: unknown }) {
  const t = queueTexts[ctx.locale].categories;
  const labels: Readonly<Record<string, string>> = {
    nameUk: t.nameUk,
    nameEn: t.nameEn,
    act: t.act,
    actCheckedOn: t.checkedOn,
    proof: t.proof,
    allowanceMinutes: t.allowance,
    atKiosk: t.atKiosk,
    position: t.position,
  };
  const before = fieldsOf(payload, 'before');
  const after = fieldsOf(payload, 'after');
  const names = Object.keys(before).filter((name) => labels[name] !== undefined);
  return (
    <>
      {names.map((name) => (
        <p key={name}>
          {labels[name]}: <del>{shown(before[name])}</del> → {shown(after[name])}
        </p>
      ))}
    </>
  );
}

function fieldsOf(payload: unknown, key: 'before' | 'after'): Readonly<Record<string, unknown>> {
  if (typeof payload !== 'object' || payload === null) return {};
  const part: unknown = Reflect.get(payload, key);
  return typeof part === 'object' && part !== null ? { ...part } : {};
}

const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '—' : value === true ? '✓' : String(value);

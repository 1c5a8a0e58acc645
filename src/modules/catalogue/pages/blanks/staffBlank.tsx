import { documentMedia } from '#modules/site/rules/files.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { blankSetBy } from '../../data/blanks.ts';
import type { Reader } from '../../data/services.ts';
import { blankTexts } from '../../messages/blank.ts';
import { catalogueTexts } from '../../messages.ts';
import { mayKeep } from '../../rights.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { setupPage, typed } from '../setup/setupFrame.tsx';
import { BlankFacts } from './blankFacts.tsx';

/** `/catalogue/:id/blank`: what the application of each version is, and the way to an official form (BR-6). */
export const staffBlankPage = (ctx: Context): Promise<Answer> =>
  renderStaffBlank(ctx, ctx.services.database.queries, emptyForm);

export async function renderStaffBlank(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const t = blankTexts[ctx.locale].staff;
  const { service, cards, draft, current } = await keptOf(ctx, db);
  const underWay = cards.find((card) => card.state === 'onApproval' || card.state === 'approved');
  const shown = [current, underWay, draft].filter((card) => card !== undefined);
  const set = await Promise.all(shown.map((card) => blankSetBy(db, service.id, card.version)));
  const writes = mayKeep(ctx, 'catalogue.edit', service);
  const at = `/catalogue/${service.id}`;
  return setupPage(
    ctx,
    {
      title: t.title,
      caption: `№ ${service.listNumber}. ${service.plainName}`,
      crumbs: [
        [catalogueTexts[ctx.locale].staff.title, '/catalogue'],
        [service.plainName, at],
      ],
      form,
      ...(status ? { status } : {}),
    },
    <>
      <p>{t.lead}</p>
      {shown.map((card, index) => (
        <Card
          key={card.id}
          title={`${t.caption(card.version)} · ${catalogueTexts[ctx.locale].staff.states[card.state]}`}
        >
          <BlankFacts ctx={ctx} at={`${at}/blank/${card.version}`} version={card.version} set={set[index]} />
        </Card>
      ))}
      {writes && !draft && (
        <Alert tone="info">
          <p>{underWay?.state === 'onApproval' ? t.underWay : t.noDraft}</p>
        </Alert>
      )}
      {writes && draft && (
        <>
          <Official ctx={ctx} at={at} form={form} />
          {set.at(-1)?.official && <BackToOwn ctx={ctx} at={at} />}
        </>
      )}
    </>,
  );
}

function Official({ ctx, at, form }: { ctx: Context; at: string; form: FormState }) {
  const t = blankTexts[ctx.locale].staff;
  const accept = [...Object.keys(documentMedia), '.pdf', '.docx'].join(',');
  return (
    <Card title={t.replaceTitle}>
      <p>{t.replaceLead}</p>
      <Form
        action={ctx.href(`${at}/blank`)}
        multipart
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="upload">{t.save}</Button>}
      >
        <FileField name="file" label={t.file} hint={t.fileHint} accept={accept} error={form.errors.file} />
        <FileField
          name="sample"
          label={t.sample}
          hint={t.sampleHint}
          accept={accept}
          error={form.errors.sample}
          optional
        />
        <TextField
          name="act"
          label={t.act}
          hint={t.actHint}
          value={typed(form, 'act')}
          error={form.errors.act}
          maxlength={300}
        />
        <DateField
          name="actDate"
          kind="typed"
          label={t.actDate}
          value={typed(form, 'actDate')}
          error={form.errors.actDate}
          max={businessDate(ctx.services.clock.now())}
        />
      </Form>
    </Card>
  );
}

function BackToOwn({ ctx, at }: { ctx: Context; at: string }) {
  const t = blankTexts[ctx.locale].staff;
  return (
    <Card title={t.ownTitle}>
      <Form
        action={ctx.href(`${at}/blank/own`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.ownSubmit}</Button>}
      >
        <p>{t.ownLead}</p>
      </Form>
    </Card>
  );
}

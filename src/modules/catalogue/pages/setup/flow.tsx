import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formValues } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { TextField } from '#ui/textField.tsx';
import { flowOf, type StoredStep } from '../../data/cardFlow.ts';
import { flowChoices, keptMunicipalities } from '../../data/flowChoices.ts';
import type { Reader } from '../../data/services.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope } from '../../rights.ts';
import { type SignerKind, signers, stepKinds } from '../../rules/cardFlow.ts';
import { setupPage, typed } from './setupFrame.tsx';

const named = z.object({ municipality: z.uuid().optional() });

/** The municipality that the address or the form names, within reach; without a name the first one. */
export async function municipalityToKeep(ctx: Context, db: Reader) {
  const all = await keptMunicipalities(db, catalogueScope(ctx.principal));
  const asked = 'tx' in ctx ? named.safeParse(formValues(ctx.body)).data : ctx.query(named);
  const here = asked?.municipality ? all.find(({ id }) => id === asked.municipality) : all[0];
  if (!here) throw notFound();
  return { here, all };
}

/** `/catalogue/flow`: who approves and agrees cards, in order (CARD-flow). */
export const flowPage = (ctx: Context): Promise<Answer> =>
  renderFlow(ctx, ctx.services.database.queries, emptyForm);

export async function renderFlow(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const { here, all } = await municipalityToKeep(ctx, db);
  const [steps, choices] = await Promise.all([flowOf(db, here.id), flowChoices(db, here.id)]);
  const field = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] });
  const more: Partial<Record<SignerKind, ComponentChildren>> = {
    provider: (
      <Select
        {...field('providerId')}
        label={t.provider}
        placeholder={t.choose}
        options={choices.providers.map(({ id, name }) => ({ value: id, label: name }))}
        optional="quiet"
      />
    ),
    person: (
      <Select
        {...field('workerId')}
        label={t.person}
        placeholder={t.choose}
        options={choices.workers.map(({ id, name, title }) => ({
          value: id,
          label: title ? `${name}, ${title}` : name,
        }))}
        optional="quiet"
      />
    ),
  };
  const hidden = (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="municipality" value={here.id} />
    </>
  );
  return setupPage(
    ctx,
    { title: t.flowTitle, caption: here.name, crumbs: [], form, ...(status ? { status } : {}) },
    <>
      {all.length > 1 && (
        <Tabs
          label={t.municipality}
          items={all.map(({ id, name }) => ({
            href: ctx.href(`/catalogue/flow?municipality=${id}`),
            label: name,
            current: id === here.id,
          }))}
        />
      )}
      <p>{t.flowLead}</p>
      <Steps ctx={ctx} municipalityId={here.id} steps={steps} />
      <Heading level={2}>{t.newStep}</Heading>
      <Form
        action={ctx.href('/catalogue/flow')}
        hidden={hidden}
        actions={<Button type="submit">{t.add}</Button>}
      >
        <Radios
          {...field('kind')}
          legend={t.kind}
          options={stepKinds.map((kind) => ({ value: kind, label: t.kindNames[kind] }))}
        />
        <Radios
          {...field('signer')}
          legend={t.signer}
          options={signers.map((signer) => ({ value: signer, label: t.signers[signer], more: more[signer] }))}
        />
        <TextField {...field('title')} label={t.post} hint={t.postHint} autocomplete="off" />
      </Form>
    </>,
  );
}

function Steps(props: { ctx: Context; municipalityId: string; steps: readonly StoredStep[] }) {
  const { ctx, municipalityId, steps } = props;
  const t = catalogueTexts[ctx.locale].flow;
  return (
    <Table
      caption={t.flowTitle}
      captionHidden
      rows={steps}
      rowKey={(step) => step.id}
      empty={<p>{t.flowDefault}</p>}
      columns={[
        {
          key: 'step',
          header: t.columns.step,
          nowrap: true,
          cell: (step) => `${step.position}. ${t.kindNames[step.kind]}`,
        },
        { key: 'post', header: t.columns.post, rowHeader: true, cell: (step) => step.title },
        {
          key: 'signer',
          header: t.signer,
          cell: (step) => (step.named ? `${t.signers[step.signer]}: ${step.named}` : t.signers[step.signer]),
        },
        {
          key: 'change',
          header: t.columns.state,
          headerHidden: true,
          cell: (step) => (
            <Form
              action={ctx.href('/catalogue/flow/change')}
              hidden={
                <>
                  <FormKey ctx={ctx} />
                  <input type="hidden" name="municipality" value={municipalityId} />
                  <input type="hidden" name="step" value={step.id} />
                </>
              }
              actions={
                <>
                  {step.position > 1 && (
                    <Button type="submit" name="to" value="up" variant="tertiary" size="sm">
                      {t.up}
                      <span class="ds-sr-only">: {step.title}</span>
                    </Button>
                  )}
                  <Button type="submit" name="to" value="remove" variant="tertiary" size="sm">
                    {t.remove}
                    <span class="ds-sr-only">: {step.title}</span>
                  </Button>
                </>
              }
            />
          ),
        },
      ]}
    />
  );
}

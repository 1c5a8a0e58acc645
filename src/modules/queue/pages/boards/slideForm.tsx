import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { boardCentres, boardDevices } from '../../data/boardConfig.ts';
import type { Slide } from '../../data/slides.ts';
import { queueScope } from '../../rights.ts';
import { slideKinds, slideMedia } from '../../rules/slides.ts';
import { boardWords } from './boards.tsx';
import { slideName, slideOf } from './slides.tsx';

export const newSlidePage = (ctx: Context): Promise<Answer> => slideFormPage(ctx, null, null);
export const editSlidePage = async (ctx: Context): Promise<Answer> =>
  slideFormPage(ctx, await slideOf(ctx), null);

/** A new or known slide; `form`: what came back with mistakes. */
export async function slideFormPage(
  ctx: Context,
  slide: Slide | null,
  form: FormState | null,
): Promise<Answer> {
  const t = boardWords(ctx).slides;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const [centres, devices] = await Promise.all([boardCentres(queries, scope), boardDevices(queries, scope)]);
  const places = slide ? centres.filter(({ id }) => id === slide.centreId) : centres;
  const only = places.length === 1 ? places[0] : undefined;
  const values = form?.values ?? valuesOf(slide, businessDate(ctx.services.clock.now()));
  const one = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const errors = form?.errors ?? {};
  const title = slide ? slideName(slide) : t.newTitle;
  const text = (name: string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={one(name)}
      error={errors[name]}
      optional={hint ? 'quiet' : true}
      width={30}
    />
  );
  const long = (name: string, label: string, hint?: string) => (
    <TextArea
      name={name}
      label={label}
      hint={hint}
      rows={3}
      value={one(name)}
      error={errors[name]}
      optional
    />
  );
  const media = (kind: 'image' | 'video') => (
    <FileField
      name={kind}
      label={t.file}
      hint={slide?.fileName && slide.kind === kind ? t.fileNow(slide.fileName) : t.fileHint}
      accept={slideMedia[kind].join(',')}
      error={errors[kind]}
      optional={slide?.kind === kind}
    />
  );
  return staffPage(
    ctx,
    {
      title,
      status: form ? 422 : 200,
      hasErrors: form !== null,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: boardWords(ctx).title, href: ctx.href('/boards') },
            { label: t.title, href: ctx.href('/slides') },
          ]}
        />
      ),
    },
    <Stack gap="lg">
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1}>{title}</Heading>
      {slide && (
        <div class="v-actions">
          <LinkButton href={ctx.href(`/slides/${slide.id}/preview`)} variant="secondary" icon="eye">
            {t.preview}
          </LinkButton>
        </div>
      )}
      <Form
        action={ctx.href(slide ? `/slides/${slide.id}` : '/slides')}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={String(slide?.version ?? 0)} />
            {only && <input type="hidden" name="centreId" value={only.id} />}
          </>
        }
        actions={<Button>{t.save}</Button>}
      >
        {!only && (
          <Select
            name="centreId"
            label={t.centre}
            placeholder={t.centreMissing}
            value={one('centreId')}
            error={errors.centreId}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Radios
          name="kind"
          legend={t.kind}
          value={one('kind')}
          error={errors.kind}
          options={slideKinds.map((kind) => ({
            value: kind,
            label: t.kinds[kind],
            hint: t.kindHints[kind],
            ...(kind === 'notice'
              ? {}
              : {
                  more: (
                    <>
                      {media(kind)}
                      {kind === 'video' && (
                        <FileField
                          name="captions"
                          label={t.captions}
                          hint={t.captionsHint}
                          accept=".vtt,text/vtt"
                          error={errors.captions}
                          optional
                        />
                      )}
                    </>
                  ),
                }),
          }))}
        />
        {text('altUk', t.altUk, t.altHint)}
        {text('altEn', t.altEn)}
        {text('titleUk', t.titleUk, t.titleHint)}
        {text('titleEn', t.titleEn)}
        {long('bodyUk', t.bodyUk, t.bodyHint)}
        {long('bodyEn', t.bodyEn)}
        <Select
          name="deviceId"
          label={t.where}
          placeholder={t.everywhere}
          value={one('deviceId')}
          error={errors.deviceId}
          optional="quiet"
          options={devices
            .filter(({ centreId }) => places.some(({ id }) => id === centreId))
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="validFrom" label={t.from} value={one('validFrom')} error={errors.validFrom} />
        <DateField
          name="validTo"
          label={t.to}
          hint={t.toHint}
          value={one('validTo')}
          error={errors.validTo}
          optional
        />
        <TextField
          name="seconds"
          label={t.seconds}
          hint={t.secondsHint}
          value={one('seconds')}
          error={errors.seconds}
          inputmode="numeric"
          width={4}
        />
      </Form>
      {slide && (
        <Form
          action={ctx.href(`/slides/${slide.id}/remove`)}
          hidden={<FormKey ctx={ctx} />}
          actions={
            <Button variant="secondary" tone="danger">
              {t.remove}
            </Button>
          }
        />
      )}
    </Stack>,
  );
}

function valuesOf(slide: Slide | null, today: string): FormState['values'] {
  if (!slide) return { kind: 'notice', validFrom: today, seconds: '15' };
  return {
    kind: slide.kind,
    deviceId: slide.deviceId ?? '',
    titleUk: slide.titleUk,
    titleEn: slide.titleEn,
    bodyUk: slide.bodyUk,
    bodyEn: slide.bodyEn,
    altUk: slide.altUk,
    altEn: slide.altEn,
    validFrom: slide.validFrom,
    validTo: slide.validTo ?? '',
    seconds: String(slide.seconds),
  };
}

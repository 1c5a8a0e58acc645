import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type CardInForce, cardInForce, type Reader } from '../../data/services.ts';
import { type CardVideo, videoOf } from '../../data/video.ts';
import { catalogueTexts } from '../../messages.ts';
import { mayKeep } from '../../rights.ts';
import { videoMedia } from '../../rules/video.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { Film } from '../visitor/signVideo.tsx';

/** `/catalogue/:id/video`: the video in sign language of a card, with what is to be done about it. */
export const videoPage = (ctx: Context): Promise<Answer> =>
  renderVideo(ctx, ctx.services.database.queries, emptyForm);

export async function renderVideo(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const { video: t, staff } = catalogueTexts[ctx.locale];
  const { service } = await keptOf(ctx, db);
  const card = await cardInForce(db, service.id, businessDate(ctx.services.clock.now()));
  const video = await videoOf(db, service.id);
  const at = `/catalogue/${service.id}`;
  const keeps = mayKeep(ctx, 'catalogue.edit', service);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: `${t.title}: ${service.plainName}`,
      hasErrors: errors.length > 0,
      ...(status ? { status } : {}),
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: staff.title, href: ctx.href('/catalogue') },
            { label: service.plainName, href: ctx.href(at) },
          ]}
        />
      ),
    },
    <Stack>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Heading level={1} caption={service.plainName}>
        {t.title}
      </Heading>
      <p>{t.lead}</p>
      {video ? (
        <Present ctx={ctx} at={at} video={video} card={card} keeps={keeps} />
      ) : (
        <EmptyState title={t.none}>{card && keeps && <p>{t.noneHint}</p>}</EmptyState>
      )}
      {!card && <Alert tone="info">{t.noCard}</Alert>}
      {!keeps && <p class="v-muted">{t.onlyKeeper}</p>}
      {card && keeps && <Upload ctx={ctx} at={at} video={video} form={form} />}
      <p>
        <LinkButton href={ctx.href(at)} variant="tertiary">
          {t.toCard}
        </LinkButton>
      </p>
    </Stack>,
  );
}

interface PresentProps {
  ctx: Context;
  at: string;
  video: CardVideo;
  card: CardInForce | undefined;
  keeps: boolean;
}

function Present({ ctx, at, video, card, keeps }: PresentProps) {
  const t = catalogueTexts[ctx.locale].video;
  const tells = card?.id === video.cardVersionId;
  const button = (way: string, label: string, variant: 'secondary' | 'tertiary') => (
    <Form
      action={ctx.href(`${at}/video/${way}`)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="edition" value={video.edition} />
        </>
      }
      actions={
        <Button type="submit" variant={variant}>
          {label}
        </Button>
      }
    />
  );
  return (
    <div class="v-stack" data-gap="sm">
      {card && (
        <Alert tone={tells ? 'success' : 'warning'}>
          {tells ? t.shown(card.version) : t.hidden(video.version, card.version)}
        </Alert>
      )}
      <Film ctx={ctx} video={video} at={`${at}/video/film`} />
      <p class="v-muted">
        {t.added(video.addedBy, formatDateTime(ctx.locale, video.addedAt), video.fileName)}
      </p>
      {keeps && (
        <div class="v-actions">
          {card && !tells && button('fits', t.fits(card.version), 'secondary')}
          {button('remove', t.remove, 'tertiary')}
        </div>
      )}
    </div>
  );
}

function Upload(props: { ctx: Context; at: string; video: CardVideo | undefined; form: FormState }) {
  const { ctx, at, video, form } = props;
  const t = catalogueTexts[ctx.locale].video;
  return (
    <section class="v-stack" aria-labelledby="upload">
      <Heading level={2} id="upload" size="sm">
        {video ? t.replace : t.attach}
      </Heading>
      <Form
        action={ctx.href(`${at}/video`)}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="edition" value={video?.edition ?? 0} />
          </>
        }
        actions={<Button type="submit">{t.save}</Button>}
      >
        <FileField
          name="film"
          label={t.film}
          hint={t.filmHint}
          accept={videoMedia.join(',')}
          error={form.errors.film}
        />
        <FileField
          name="captions"
          label={t.captionsFile}
          hint={t.captionsHint}
          accept=".vtt,text/vtt"
          error={form.errors.captions}
        />
      </Form>
    </section>
  );
}

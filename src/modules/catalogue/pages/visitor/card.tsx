import { serviceData } from '#modules/site/rules/structured.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { localePath } from '#platform/i18n/locale.ts';
import { Alert } from '#ui/alert.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import type { PublicService } from '../../data/card.ts';
import type { CardInForce } from '../../data/services.ts';
import { visitorTexts } from '../../messages/visitor.ts';
import { catalogueTexts } from '../../messages.ts';
import { Blanks } from '../blanks/blankLinks.tsx';
import { CardBody } from './cardBody.tsx';
import { cardFormats, hasVoice } from './formats.ts';
import { CentreCrumbs } from './services.tsx';
import { SignVideo } from './signVideo.tsx';
import { Told } from './told.tsx';
import { type CardReading, visitorService } from './visitorCard.ts';

/** The information card of a service (CARD), the most useful first. */
export async function cardPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const found = await visitorService(ctx);
  const { centre, service, card, reading, video, official, path } = found;
  const title = service.plainName[ctx.locale];
  return publicPage(
    ctx,
    {
      title,
      description: reading?.content.recipients ?? service.name,
      breadcrumbs: <CentreCrumbs ctx={ctx} centre={centre} services />,
      structured: serviceData({
        url: ctx.services.publicUrl + ctx.href(path),
        name: title,
        officialName: service.name,
        description: reading?.content.result ?? '',
        provider: reading?.say(service.providerName) ?? service.providerName,
        office: {
          url: ctx.services.publicUrl + ctx.href(`/centres/${centre.code}`),
          name: centre.name,
          address: centre.address,
        },
        audience: reading?.content.recipients ?? '',
        free: card?.content.fee.free ?? null,
        language: ctx.locale,
      }),
    },
    <Stack>
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={texts.card.number(service.listNumber)}>
          {title}
        </Heading>
        {reading && (
          <p class="v-lead">
            <Told texts={texts.card} left={reading.left} text={reading.content.recipients} />
          </p>
        )}
      </div>
      {card && reading ? (
        <>
          {ctx.locale === 'en' && <Translated ctx={ctx} path={path} reading={reading} />}
          <Invite ctx={ctx} path={path} questions={card.content.questions.length} />
          <CardBody ctx={ctx} content={reading.content} competence={reading.competence} left={reading.left} />
        </>
      ) : (
        <EmptyState title={texts.card.noCard} icon="file-description">
          <p>{texts.card.noCardHint}</p>
        </EmptyState>
      )}
      {video && <SignVideo ctx={ctx} video={video} path={path} />}
      {card && <Blanks ctx={ctx} found={{ path, card }} official={official} />}
      {card && <Formats ctx={ctx} path={path} voice={await hasVoice()} />}
      <Origin ctx={ctx} service={service} card={card} say={reading?.say} />
    </Stack>,
  );
}

/** What an English page is: help in reading; the law is the Ukrainian card, one step away. */
function Translated({ ctx, path, reading }: { ctx: Context; path: string; reading: CardReading }) {
  const t = catalogueTexts[ctx.locale].translation;
  const why = [...reading.left.values()];
  return (
    <Alert tone="info">
      <p>
        {t.official}{' '}
        <a class="ds-link" href={localePath('uk', path)} hreflang="uk">
          {t.toUkrainian}
        </a>
      </p>
      {why.includes('missing') && <p>{t.partly}</p>}
      {why.includes('stale') && <p>{t.outdated}</p>}
    </Alert>
  );
}

/** The way to one's own list of documents. */
function Invite({ ctx, path, questions }: { ctx: Context; path: string; questions: number }) {
  const t = visitorTexts[ctx.locale].list;
  return (
    <div class="v-invite v-screen-only">
      <p>{questions > 0 ? t.invite(questions) : t.inviteNone}</p>
      <LinkButton href={ctx.href(`${path}/list`)} icon="list-details">
        {t.open}
      </LinkButton>
    </div>
  );
}

/** The same card for hands, ears and tired eyes (BR-9). */
function Formats({ ctx, path, voice }: { ctx: Context; path: string; voice: boolean }) {
  const t = visitorTexts[ctx.locale].formats;
  return (
    <section class="v-stack v-screen-only" data-gap="sm" aria-labelledby="formats">
      <Heading level={2} id="formats" size="sm">
        {t.title}
      </Heading>
      <ul class="v-links" data-columns>
        {cardFormats
          .filter((format) => voice || format !== 'speech')
          .map((format) => (
            <li key={format}>
              <a class="ds-link" href={ctx.href(`${path}/formats/${format}`)}>
                {t[format]}
              </a>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Where the card comes from, when it was last compared with the law and who answers for it (BR-12). */
function Origin(props: {
  ctx: Context;
  service: PublicService;
  card: CardInForce | undefined;
  say: CardReading['say'] | undefined;
}) {
  const { ctx, service, card, say } = props;
  const texts = catalogueTexts[ctx.locale].card;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="origin">
      <Heading level={2} id="origin" size="sm">
        {texts.official}
      </Heading>
      <p lang="uk">{service.name}</p>
      {card && card.content.toCheck.length > 0 && (
        <Alert tone="info">
          <p>{texts.checking}</p>
        </Alert>
      )}
      {card && (
        <p class="v-muted">
          {texts.checked(
            formatDate(ctx.locale, card.checkedOn),
            texts.owner(service.ownerPosition, say?.(service.providerName) ?? service.providerName),
          )}{' '}
          {texts.version(card.version, formatDate(ctx.locale, card.validFrom))}{' '}
          {service.guideId && texts.guide(service.guideId)}
        </p>
      )}
      <p class="v-muted v-screen-only">{texts.printHint}</p>
    </section>
  );
}

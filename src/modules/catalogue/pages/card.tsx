import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { serviceBySlug } from '../data/card.ts';
import { type CardInForce, cardInForce, competenceOn } from '../data/services.ts';
import { catalogueTexts } from '../messages.ts';
import { CardBody } from './cardBody.tsx';
import { CentreCrumbs, centreOf } from './services.tsx';

const slugParams = z.object({ code: z.string(), slug: z.string().max(200) });

/** The information card of a service (CARD), the most useful first. */
export async function cardPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const centre = await centreOf(ctx);
  const db = ctx.services.database.queries;
  const service = await serviceBySlug(db, centre.id, ctx.params(slugParams).slug);
  if (!service) throw new Problem('notFound', texts.missing.service);
  const today = businessDate(ctx.services.clock.now());
  const [card, competence] = await Promise.all([
    cardInForce(db, service.id, today),
    competenceOn(db, service.id, today),
  ]);
  const title = service.plainName[ctx.locale];
  return publicPage(
    ctx,
    {
      title,
      description: card?.content.recipients ?? service.name,
      breadcrumbs: <CentreCrumbs ctx={ctx} centre={centre} services />,
    },
    <Stack>
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={texts.card.number(service.listNumber)}>
          {title}
        </Heading>
        {card && (
          <p class="v-lead" lang="uk">
            {card.content.recipients}
          </p>
        )}
      </div>
      {card ? (
        <CardBody ctx={ctx} content={card.content} competence={competence} />
      ) : (
        <EmptyState title={texts.card.noCard} icon="file-description">
          <p>{texts.card.noCardHint}</p>
        </EmptyState>
      )}
      <Origin ctx={ctx} service={service} card={card} centre={centre.name} />
    </Stack>,
  );
}

/** Where the card comes from, when it was last compared with the law and who answers for it (BR-12). */
function Origin(props: {
  ctx: Context;
  service: { name: string; guideId: string | null; providerName: string };
  card: CardInForce | undefined;
  centre: string;
}) {
  const { ctx, service, card } = props;
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
          {texts.checked(formatDate(ctx.locale, card.checkedOn), card.owner)}{' '}
          {texts.version(card.version, formatDate(ctx.locale, card.validFrom))}{' '}
          {service.guideId && texts.guide(service.guideId)}
        </p>
      )}
      <p class="v-muted v-screen-only">{texts.printHint}</p>
    </section>
  );
}

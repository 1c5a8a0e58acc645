import type { PublicCentre } from '#modules/catalogue/data/centres.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { Icon } from '#ui/icon.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { wayOf } from '../data/way.ts';
import { wayEn } from '../messages/way.en.ts';
import { type WayTexts, wayUk } from '../messages/way.uk.ts';
import { inLanguage } from '../rules/items.ts';
import type { WayPlan } from '../rules/way.ts';
import { complaintsShown, SiteCrumbs, SiteNav, siteCentre } from './frame.tsx';
import { WayDrawing } from './wayDrawing.tsx';

export const wayWords = (ctx: Context): WayTexts => (ctx.locale === 'en' ? wayEn : wayUk);

/** How to get to a centre: a drawing of our own, and the same in words (BR-6, BR-9). */
export async function publicWayPage(ctx: Context): Promise<Answer> {
  const t = wayWords(ctx);
  const centre = await siteCentre(ctx);
  const [way, complaints] = await Promise.all([
    wayOf(ctx.services.database.queries, centre.id),
    complaintsShown(ctx, centre),
  ]);
  return publicPage(
    ctx,
    {
      title: `${t.title}: ${centre.name}`,
      description: `${t.title}: ${centre.name}, ${centre.address}`,
      breadcrumbs: <SiteCrumbs ctx={ctx} centre={centre} />,
    },
    <Stack gap="lg">
      <SiteNav ctx={ctx} centre={centre} complaints={complaints} current="way" />
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={centre.name}>
          {t.title}
        </Heading>
        <p class="v-lead">{t.lead(centre.address)}</p>
      </div>
      {way ? (
        <>
          <figure class="v-picture">
            <WayDrawing plan={way.plan} locale={ctx.locale} texts={t} />
            <figcaption>{t.drawingNote}</figcaption>
          </figure>
          <WayInWords ctx={ctx} plan={way.plan} />
          <Features ctx={ctx} plan={way.plan} title={t.accessibility.building} />
        </>
      ) : (
        <EmptyState icon="map-pin" title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      <Reach ctx={ctx} centre={centre} />
    </Stack>,
  );
}

function WayInWords({ ctx, plan }: { ctx: Context; plan: WayPlan }) {
  const t = wayWords(ctx);
  const say = (uk: string, en: string) => inLanguage(ctx.locale, uk, en);
  const cross = say(plan.crossUk, plan.crossEn);
  const entrance = say(plan.entranceUk, plan.entranceEn);
  const parking = say(plan.parkingUk, plan.parkingEn);
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="words">
      <Heading level={2} id="words">
        {t.inWords}
      </Heading>
      <p>
        {t.street(say(plan.streetUk, plan.streetEn))} {cross && t.cross[plan.crossSide](cross)}
      </p>
      <Heading level={3}>{t.stops}</Heading>
      {plan.stops.length === 0 ? (
        <p>{t.noStops}</p>
      ) : (
        <ol class="v-numbered">
          {plan.stops.map((stop) => (
            <li key={stop.nameUk}>
              {t.stop(say(stop.nameUk, stop.nameEn), stop.routes, formatNumber(ctx.locale, stop.metres))}
              {`, ${t.side[stop.side]}`}
            </li>
          ))}
        </ol>
      )}
      {entrance && (
        <>
          <Heading level={3}>{t.entrance}</Heading>
          <p>{entrance}</p>
        </>
      )}
      {parking && (
        <>
          <Heading level={3}>{t.parking}</Heading>
          <p>{parking}</p>
        </>
      )}
    </section>
  );
}

function Features({ ctx, plan, title }: { ctx: Context; plan: WayPlan | null; title: string }) {
  const t = wayWords(ctx);
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="building">
      <Heading level={2} id="building">
        {title}
      </Heading>
      {plan && plan.features.length > 0 ? (
        <ul class="v-links">
          {plan.features.map((feature) => (
            <li key={feature}>
              <Icon name="check" /> {t.features[feature]}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.accessibility.noFeatures}</p>
      )}
    </section>
  );
}

function Reach({ ctx, centre }: { ctx: Context; centre: PublicCentre }) {
  const t = wayWords(ctx);
  return (
    <DescriptionList
      items={[
        {
          term: t.phones,
          value: centre.phones.map((phone, index) => (
            <>
              {index > 0 && ', '}
              <a class="ds-link" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            </>
          )),
        },
        ...(centre.email
          ? [
              {
                term: t.email,
                value: (
                  <a class="ds-link" href={`mailto:${centre.email}`}>
                    {centre.email}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Statement of accessibility of the building and of the site (BR-9). */
export async function accessibilityPage(ctx: Context): Promise<Answer> {
  const t = wayWords(ctx);
  const words = t.accessibility;
  const centre = await siteCentre(ctx);
  const [way, complaints] = await Promise.all([
    wayOf(ctx.services.database.queries, centre.id),
    complaintsShown(ctx, centre),
  ]);
  const help = way ? inLanguage(ctx.locale, way.plan.helpUk, way.plan.helpEn) : '';
  return publicPage(
    ctx,
    {
      title: `${words.title}: ${centre.name}`,
      description: `${words.title}: ${centre.name}`,
      breadcrumbs: <SiteCrumbs ctx={ctx} centre={centre} />,
    },
    <Stack gap="lg">
      <SiteNav ctx={ctx} centre={centre} complaints={complaints} current="accessibility" />
      <Heading level={1} caption={centre.name}>
        {words.title}
      </Heading>
      <Features ctx={ctx} plan={way?.plan ?? null} title={words.building} />
      <section class="v-stack" data-gap="sm" aria-labelledby="help">
        <Heading level={2} id="help">
          {words.help}
        </Heading>
        <p>{help || words.helpText}</p>
        <Reach ctx={ctx} centre={centre} />
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby="this-site">
        <Heading level={2} id="this-site">
          {words.site}
        </Heading>
        <p>{words.siteText}</p>
        <p>{words.appearance}</p>
        <Heading level={3}>{words.known}</Heading>
        <p>{words.knownText}</p>
        <Heading level={3}>{words.complain}</Heading>
        <p>{words.complainText}</p>
      </section>
    </Stack>,
  );
}

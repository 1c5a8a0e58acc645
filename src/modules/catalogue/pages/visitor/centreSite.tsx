import type { CentreHours } from '#modules/organisation/data/hours.ts';
import type { FrontItem, SiteFront } from '#modules/site/data/front.ts';
import { inLanguage, itemPath } from '#modules/site/rules/items.ts';
import { type Section, sectionNames, sectionPath, sectionsOf } from '#modules/site/rules/sections.ts';
import { officeData, type Structured } from '#modules/site/rules/structured.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Heading } from '#ui/heading.tsx';
import { Tabs } from '#ui/tabs.tsx';
import type { CentreProvider, PublicCentre } from '../../data/centres.ts';
import { centreSiteWords } from '../../messages/centreSite.ts';

/** The menu of the centre's site, the same as on its other pages. */
export function CentreMenu(props: {
  ctx: Context;
  centre: PublicCentre;
  complaints: boolean;
  current: Section;
}) {
  const { ctx, centre } = props;
  const names = sectionNames[ctx.locale];
  return (
    <Tabs
      label={names.menu}
      items={sectionsOf(props.complaints).map((section) => ({
        label: names[section],
        href: ctx.href(sectionPath(centre.code, section)),
        current: section === props.current,
      }))}
    />
  );
}

/** The newest news and a way to the rest. */
export function CentreNews({
  ctx,
  centre,
  news,
}: {
  ctx: Context;
  centre: PublicCentre;
  news: readonly FrontItem[];
}) {
  const t = centreSiteWords[ctx.locale];
  if (news.length === 0) return null;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="news">
      <Heading level={2} id="news">
        {t.news}
      </Heading>
      <ul class="v-links">
        {news.map((item) => (
          <li key={item.id}>
            <time class="v-muted" datetime={item.shownFrom.toISOString()}>
              {formatDate(ctx.locale, item.shownFrom)}
            </time>{' '}
            <a class="ds-link" href={ctx.href(itemPath(centre.code, 'news', item.slug))}>
              {inLanguage(ctx.locale, item.titleUk, item.titleEn)}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={ctx.href(sectionPath(centre.code, 'news'))}>
          {t.allNews}
        </a>
      </p>
    </section>
  );
}

/** Official documents beside the decision on the list of services (BR-6). */
export function CentreDocuments(props: {
  ctx: Context;
  centre: PublicCentre;
  documents: readonly FrontItem[];
}) {
  const { ctx, centre, documents } = props;
  const t = centreSiteWords[ctx.locale];
  if (documents.length === 0) return null;
  return (
    <>
      <ul class="v-links">
        {documents.map((item) => (
          <li key={item.id}>
            <a class="ds-link" href={ctx.href(itemPath(centre.code, 'document', item.slug))}>
              {inLanguage(ctx.locale, item.titleUk, item.titleEn)}
            </a>
            {item.documentDate && `, ${formatDate(ctx.locale, item.documentDate)}`}
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={ctx.href(sectionPath(centre.code, 'documents'))}>
          {t.allDocuments}
        </a>
      </p>
    </>
  );
}

/** How far ahead changed days are told. */
const daysAhead = 30;

/** Days ahead whose hours differ from the week: of the centre, and of a provider where its own differ (BR-6). */
export function CentreExceptions(props: {
  ctx: Context;
  hours: CentreHours;
  providers: readonly CentreProvider[];
}) {
  const { ctx, hours, providers } = props;
  const t = centreSiteWords[ctx.locale];
  const today = businessDate(ctx.services.clock.now());
  const lines = Array.from({ length: daysAhead }, (_, ahead) => addDays(today, ahead)).flatMap((date) => {
    const whole = hours.on(null, date);
    const said = JSON.stringify([whole.intervals, whole.note]);
    const own = providers.flatMap((provider) => {
      const day = hours.on(provider.id, date);
      return day.because === 'exception' && JSON.stringify([day.intervals, day.note]) !== said
        ? [{ who: provider.shortName, day }]
        : [];
    });
    return [...(whole.because === 'week' ? [] : [{ who: t.wholeCentre, day: whole }]), ...own];
  });
  if (lines.length === 0) return null;
  return (
    <>
      <Heading level={3} size="sm">
        {t.exceptions}
      </Heading>
      <ul class="v-links">
        {lines.map(({ who, day }) => (
          <li key={`${day.date} ${who}`}>
            {formatDate(ctx.locale, day.date)}, {who}:{' '}
            <strong>
              {day.intervals
                .map(({ opens, closes }) => `${opens.slice(0, 5)}–${closes.slice(0, 5)}`)
                .join(', ') || t.closed}
            </strong>
            {day.note && ` (${day.note})`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The centre as search engines read it (schema.org GovernmentOffice). */
export function centreData(
  ctx: Context,
  centre: PublicCentre,
  hours: CentreHours,
  way: SiteFront['way'],
): Structured {
  const today = businessDate(ctx.services.clock.now());
  return officeData({
    url: ctx.services.publicUrl + ctx.href(`/centres/${centre.code}`),
    name: centre.name,
    address: centre.address,
    municipality: centre.municipality,
    phones: centre.phones,
    fax: centre.fax,
    email: centre.email,
    hours: hours.week(null, today).flatMap(({ days, intervals }) =>
      intervals.map(({ opens, closes }) => ({
        days,
        opens: opens.slice(0, 5),
        closes: closes.slice(0, 5),
      })),
    ),
    features: way?.features ?? [],
  });
}

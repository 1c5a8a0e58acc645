import { type CentreHours, centreHours } from '#modules/organisation/data/hours.ts';
import type { OpeningState } from '#modules/organisation/rules/hours.ts';
import { publicHalls } from '#modules/queue/data/publicQueue.ts';
import { siteFront } from '#modules/site/data/front.ts';
import { weekdayOf } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, weekdayName } from '#platform/i18n/dates.ts';
import { weekText } from '#platform/i18n/weekText.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import {
  type Accompanying,
  type CentreProvider,
  centreParts,
  type PublicCentre,
} from '../../data/centres.ts';
import { catalogueOfCentre } from '../../data/search.ts';
import { catalogueTexts } from '../../messages.ts';
import { CentreQueue } from './centreQueue.tsx';
import { CentreDocuments, CentreExceptions, CentreMenu, CentreNews, centreData } from './centreSite.tsx';
import { CentreCrumbs, centreOf, GroupLinks, isLarge, ServiceList } from './services.tsx';

/** Everything about one centre (BR-6). */
export async function centrePage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const centre = await centreOf(ctx);
  const db = ctx.services.database.queries;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const [{ providers, groups, accompanying, list }, hours, index, { halls }, site] = await Promise.all([
    centreParts(db, centre.id),
    centreHours(db, centre.id, today),
    catalogueOfCentre(ctx.services, centre.id),
    publicHalls(ctx.services, [centre.id]),
    siteFront(db, centre.id, now),
  ]);
  const state = hours.state(null, now);
  const hall = halls[0];
  return publicPage(
    ctx,
    {
      title: centre.name,
      description: `${centre.name}. ${centre.address}`,
      width: 'wide',
      breadcrumbs: <CentreCrumbs ctx={ctx} centre={centre} itself />,
      structured: centreData(ctx, centre, hours, site.way),
      ...(hall ? { scripts: ['hall.js'] } : {}),
    },
    <Stack gap="lg">
      <CentreMenu ctx={ctx} centre={centre} complaints={site.complaints} current="about" />
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={centre.municipality}>
          {centre.name}
        </Heading>
        <p class="v-lead">{centre.address}</p>
        <p>
          <OpenTag ctx={ctx} state={state} />
        </p>
        <div class="v-actions">
          <LinkButton href={ctx.href(`/centres/${centre.code}/services`)} icon="search">
            {texts.centre.allServices(index.services.length)}
          </LinkButton>
          <LinkButton href={ctx.href(`/centres/${centre.code}/order`)} variant="secondary" icon="scale">
            {texts.centre.queueOrder}
          </LinkButton>
        </div>
      </div>
      {hall && <CentreQueue ctx={ctx} hall={hall} />}
      <CentreNews ctx={ctx} centre={centre} news={site.news} />
      <section class="v-stack" data-gap="sm" aria-labelledby="services">
        <Heading level={2} id="services">
          {texts.centre.services}
        </Heading>
        {isLarge(index) ? (
          <GroupLinks ctx={ctx} centre={centre} groups={groups} index={index} />
        ) : (
          groups.map((group) => (
            <section class="v-stack" data-gap="sm" key={group.code} aria-labelledby={`group-${group.code}`}>
              <Heading level={3} id={`group-${group.code}`} size="sm">
                {group.name[ctx.locale]}
              </Heading>
              <ServiceList ctx={ctx} services={index.byGroup.get(group.id) ?? []} short />
            </section>
          ))
        )}
      </section>
      <Schedule ctx={ctx} centre={centre} providers={providers} hours={hours} now={now} />
      <Contacts ctx={ctx} centre={centre} />
      {accompanying.length > 0 && <AccompanyingTable ctx={ctx} rows={accompanying} />}
      {(list || site.documents.length > 0) && (
        <section class="v-stack" data-gap="sm" aria-labelledby="documents">
          <Heading level={2} id="documents">
            {texts.centre.documents}
          </Heading>
          {list && <p>{texts.centre.list(list.body, list.number, formatDate(ctx.locale, list.decidedOn))}</p>}
          <CentreDocuments ctx={ctx} centre={centre} documents={site.documents} />
        </section>
      )}
    </Stack>,
  );
}

export function openText(ctx: Context, state: OpeningState): string {
  const { open } = catalogueTexts[ctx.locale];
  if (state.kind === 'open') return open.open(clock(state.until));
  if (state.kind === 'closed') return open.closed;
  return state.today
    ? open.opensToday(clock(state.opens))
    : open.opensOn(
        `${formatDate(ctx.locale, state.date)} (${weekdayName(ctx.locale, weekdayOf(state.date))})`,
        clock(state.opens),
      );
}

const clock = (time: string) => time.replace(/^0/, '');

function OpenTag({ ctx, state }: { ctx: Context; state: OpeningState }) {
  return (
    <Tag tone={state.kind === 'open' ? 'success' : 'neutral'} icon="clock">
      {openText(ctx, state)}
    </Tag>
  );
}

function Schedule(props: {
  ctx: Context;
  centre: PublicCentre;
  providers: readonly CentreProvider[];
  hours: CentreHours;
  now: Date;
}) {
  const { ctx, centre, providers, hours, now } = props;
  const texts = catalogueTexts[ctx.locale].centre;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="schedule">
      <Heading level={2} id="schedule">
        {texts.schedule}
      </Heading>
      {centre.noLunchBreak && <p>{texts.noLunch}</p>}
      <Table
        caption={texts.schedule}
        captionHidden
        rows={providers}
        rowKey={(provider) => provider.id}
        columns={[
          { key: 'provider', header: texts.provider, rowHeader: true, cell: (one) => one.name },
          {
            key: 'hours',
            header: texts.hours,
            cell: (one) => weekText(ctx.locale, hours.week(one.id, businessDate(now))),
          },
          {
            key: 'now',
            header: texts.nowColumn,
            cell: (one) => <OpenTag ctx={ctx} state={hours.state(one.id, now)} />,
          },
        ]}
      />
      <CentreExceptions ctx={ctx} hours={hours} providers={providers} />
    </section>
  );
}

function Contacts({ ctx, centre }: { ctx: Context; centre: PublicCentre }) {
  const texts = catalogueTexts[ctx.locale];
  const { centre: words, centres } = texts;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="contacts">
      <Heading level={2} id="contacts">
        {words.contacts}
      </Heading>
      <DescriptionList
        items={[
          { term: words.address, value: centre.address },
          {
            term: words.phones,
            value: centre.phones.map((phone, index) => (
              <>
                {index > 0 && ', '}
                <a class="ds-link" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                  {phone}
                </a>
              </>
            )),
          },
          ...(centre.fax ? [{ term: words.fax, value: centre.fax }] : []),
          ...(centre.email
            ? [
                {
                  term: words.email,
                  value: (
                    <a class="ds-link" href={`mailto:${centre.email}`}>
                      {centre.email}
                    </a>
                  ),
                },
              ]
            : []),
          { term: words.whom, value: centre.extraterritorial ? centres.everyone : centres.local },
        ]}
      />
    </section>
  );
}

function AccompanyingTable({ ctx, rows }: { ctx: Context; rows: readonly Accompanying[] }) {
  const texts = catalogueTexts[ctx.locale].centre;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="accompanying">
      <Heading level={2} id="accompanying">
        {texts.accompanying}
      </Heading>
      <Table
        caption={texts.accompanying}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: texts.services, rowHeader: true, cell: (row) => row.name },
          { key: 'operator', header: texts.operator, cell: (row) => row.operator },
          { key: 'hours', header: texts.hours, cell: (row) => row.hours },
          { key: 'act', header: texts.competition, cell: (row) => row.act },
        ]}
      />
    </section>
  );
}

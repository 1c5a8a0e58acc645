import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type PublicCentre, publicCentre, publicCentres } from '../../data/centres.ts';
import { type CentreIndex, catalogueOfCentre, type ListedService } from '../../data/search.ts';
import { groupsOfCentre, type ServiceGroup } from '../../data/services.ts';
import { visitorTexts } from '../../messages/visitor.ts';
import { catalogueTexts } from '../../messages.ts';

const codeParams = z.object({ code: z.string().max(40) });
const searchQuery = z.object({
  q: z.string().max(200).optional().catch(''),
  group: z.string().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** Found services that a page shows: who does not find it among these asks in other words. */
const mostFound = 20;
/** Up to so many services stand on one page; above, a page holds one group, so many at a time. */
const mostOnPage = 100;
const anywhereQuery = z.object({
  q: z.string().max(200).catch(''),
  centre: z.string().max(40).optional().catch(undefined),
});

/** The centre of the address, or a page that says where to look. */
export async function centreOf(ctx: Context): Promise<PublicCentre> {
  const { code } = ctx.params(codeParams);
  const centre = await publicCentre(ctx.services.database.queries, code);
  if (!centre) throw new Problem('notFound', catalogueTexts[ctx.locale].missing.centre);
  return centre;
}

/** `/services?q=`: goes on in the chosen centre; without a choice shows what each centre has. */
export async function anywherePage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const { q, centre } = ctx.query(anywhereQuery);
  const query = q.trim();
  const centres = await publicCentres(ctx.services.database.queries);
  const chosen = centres.length === 1 ? centres[0] : centres.find((one) => one.code === centre);
  const address = (one: PublicCentre) =>
    ctx.href(`/centres/${one.code}/services?q=${encodeURIComponent(query)}`);
  if (chosen) return redirect(address(chosen));
  if (centres.length === 0 || query === '') return redirect(ctx.href('/centres'));
  const results = await Promise.all(
    centres.map(async (one) => {
      const { byId, search } = await catalogueOfCentre(ctx.services, one.id);
      const ids = search(query).slice(0, 3);
      return { centre: one, found: ids.flatMap((id) => byId.get(id) ?? []) };
    }),
  );
  return publicPage(
    ctx,
    { title: `${texts.services.title}: ${query}`, noIndex: true },
    <Stack>
      <Heading level={1} caption={texts.services.title}>
        {`«${query}»`}
      </Heading>
      {results.every(({ found }) => found.length === 0) && <Found ctx={ctx} query={query} found={[]} />}
      {results.map(({ centre: one, found }) => (
        <section class="v-stack" data-gap="sm" key={one.code} aria-labelledby={`centre-${one.code}`}>
          <Heading level={2} id={`centre-${one.code}`} size="sm">
            {one.name}
          </Heading>
          <p class="v-muted">{one.address}</p>
          <ServiceList ctx={ctx} services={found} />
          <p>
            <a class="ds-link" href={address(one)}>
              {texts.services.more(one.name)}
            </a>
          </p>
        </section>
      ))}
    </Stack>,
  );
}

/** List of a centre's services by group, or what a search found. */
export async function servicesPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const centre = await centreOf(ctx);
  const { q, group: chosen, page } = ctx.query(searchQuery);
  const query = (q ?? '').trim();
  const index = await catalogueOfCentre(ctx.services, centre.id);
  const ids = query === '' ? [] : index.search(query);
  const found = ids.slice(0, mostFound).flatMap((id) => index.byId.get(id) ?? []);
  const groups = await groupsOfCentre(ctx.services.database.queries, centre.id);
  return publicPage(
    ctx,
    {
      title: `${query ? `${texts.services.title}: ${query}` : texts.services.title}, ${centre.name}`,
      breadcrumbs: <CentreCrumbs ctx={ctx} centre={centre} />,
      noIndex: query !== '',
      scripts: ['findService.js'],
    },
    <Stack>
      <Heading level={1} caption={centre.name}>
        {texts.services.title}
      </Heading>
      <SearchForm
        action={ctx.href(`/centres/${centre.code}/services`)}
        label={texts.services.searchLabel}
        actions={
          <Button type="submit" icon="search">
            {texts.services.search}
          </Button>
        }
      >
        <TextField
          name="q"
          type="search"
          label={texts.services.searchLabel}
          hint={texts.home.searchHint}
          value={query}
          maxlength={200}
        />
      </SearchForm>
      <div id="found-services" class="v-stack" aria-live="polite">
        {query !== '' && <Found ctx={ctx} query={query} found={found} total={ids.length} />}
      </div>
      {query !== '' && <Heading level={2}>{texts.services.all}</Heading>}
      <Groups
        ctx={ctx}
        centre={centre}
        groups={groups}
        index={index}
        chosen={isLarge(index) ? chosen : undefined}
        page={page}
        level={query ? 3 : 2}
      />
    </Stack>,
  );
}

interface GroupsProps {
  ctx: Context;
  centre: PublicCentre;
  groups: readonly ServiceGroup[];
  index: CentreIndex;
  chosen: string | undefined;
  page: number;
  level: 2 | 3;
}

/** More services than one page holds. */
export const isLarge = ({ services }: CentreIndex): boolean => services.length > mostOnPage;

type ListedGroup = Pick<ServiceGroup, 'id' | 'code' | 'name'>;

const groupHref = (ctx: Context, centre: PublicCentre, group: ListedGroup): string =>
  ctx.href(`/centres/${centre.code}/services?group=${group.code}`);

/** The groups of a large catalogue with how much is in each. */
export function GroupLinks(props: {
  ctx: Context;
  centre: PublicCentre;
  groups: readonly ListedGroup[];
  index: CentreIndex;
}) {
  const { ctx, centre, groups, index } = props;
  return (
    <ul class="v-links" data-columns>
      {groups.map((group) => (
        <li key={group.code}>
          <a class="ds-link" href={groupHref(ctx, centre, group)}>
            {group.name[ctx.locale]}
          </a>{' '}
          <span class="v-muted">
            {catalogueTexts[ctx.locale].centre.servicesCount(index.byGroup.get(group.id)?.length ?? 0)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** All services by group; of a large centre the groups first, then one of them in parts. */
function Groups({ ctx, centre, groups, index, chosen, page, level }: GroupsProps) {
  const opened = groups.find((group) => group.code === chosen);
  if (isLarge(index) && !opened)
    return <GroupLinks ctx={ctx} centre={centre} groups={groups} index={index} />;
  return (
    <>
      {(opened ? [opened] : groups).map((group) => {
        const all = index.byGroup.get(group.id) ?? [];
        return (
          <section class="v-stack" data-gap="sm" key={group.code} aria-labelledby={`group-${group.code}`}>
            <Heading level={level} id={`group-${group.code}`} size="sm">
              {group.name[ctx.locale]}
            </Heading>
            <ServiceList
              ctx={ctx}
              services={opened ? all.slice((page - 1) * mostOnPage, page * mostOnPage) : all}
              short={opened !== undefined}
            />
            {opened && <Steps ctx={ctx} href={groupHref(ctx, centre, opened)} page={page} of={all.length} />}
          </section>
        );
      })}
    </>
  );
}

function Steps({ ctx, href, page, of }: { ctx: Context; href: string; page: number; of: number }) {
  const t = visitorTexts[ctx.locale].services;
  if (of <= mostOnPage) return null;
  return (
    <nav class="v-actions" aria-label={t.parts}>
      {page > 1 && (
        <LinkButton href={`${href}&page=${page - 1}`} variant="secondary">
          {t.previous}
        </LinkButton>
      )}
      {page * mostOnPage < of && (
        <LinkButton href={`${href}&page=${page + 1}`} variant="secondary">
          {t.next}
        </LinkButton>
      )}
    </nav>
  );
}

function Found(props: { ctx: Context; query: string; found: readonly ListedService[]; total?: number }) {
  const { ctx, query, found, total = found.length } = props;
  const texts = catalogueTexts[ctx.locale].services;
  if (found.length === 0)
    return (
      <EmptyState title={texts.nothing(query)} icon="search">
        <p>{texts.nothingHint}</p>
      </EmptyState>
    );
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="found">
      <Heading level={2} id="found">
        {texts.found(total, query)}
      </Heading>
      <ServiceList ctx={ctx} services={found} />
    </section>
  );
}

export function ServiceList(props: { ctx: Context; services: readonly ListedService[]; short?: boolean }) {
  const { ctx, services, short } = props;
  return (
    <ul class="v-links" data-columns={short}>
      {services.map((service) => (
        <li key={service.id}>
          <a class="ds-link" href={ctx.href(`/centres/${service.centreCode}/services/${service.slug}`)}>
            {ctx.locale === 'uk' ? service.plainUk : service.plainEn}
          </a>
          {!short && service.recipients && <Recipients ctx={ctx} service={service} />}
        </li>
      ))}
    </ul>
  );
}

function Recipients({ ctx, service }: { ctx: Context; service: ListedService }) {
  const english = ctx.locale === 'en' && service.recipientsEn !== '';
  return (
    <p class="v-muted" lang={english || ctx.locale === 'uk' ? undefined : 'uk'}>
      {english ? service.recipientsEn : service.recipients}
    </p>
  );
}

/** Where a page of a centre stands; `itself`: the centre's own first page, which is not above itself. */
export function CentreCrumbs(props: {
  ctx: Context;
  centre: PublicCentre;
  services?: boolean;
  itself?: boolean;
}) {
  const { ctx, centre, services, itself } = props;
  const texts = catalogueTexts[ctx.locale];
  const items = [
    { label: texts.nav.home, href: ctx.href('/') },
    { label: texts.nav.centres, href: ctx.href('/centres') },
    ...(itself ? [] : [{ label: centre.name, href: ctx.href(`/centres/${centre.code}`) }]),
    ...(services
      ? [{ label: texts.services.title, href: ctx.href(`/centres/${centre.code}/services`) }]
      : []),
  ];
  return <Breadcrumbs items={items} />;
}

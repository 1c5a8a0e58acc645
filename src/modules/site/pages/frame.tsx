import { z } from 'zod';
import { type PublicCentre, publicCentre } from '#modules/catalogue/data/centres.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { hasItem } from '../data/public.ts';
import { complaintsSlug } from '../rules/items.ts';
import { type Section, sectionNames, sectionPath, sectionsOf } from '../rules/sections.ts';
import { publicWords } from './article.tsx';

const codeParams = z.object({ code: z.string().max(40) });
export const slugParams = z.object({ code: z.string().max(40), slug: z.string().max(80) });

/** The centre of the address, or a page that says where to look. */
export async function siteCentre(ctx: Context): Promise<PublicCentre> {
  const { code } = ctx.params(codeParams);
  const centre = await publicCentre(ctx.services.database.queries, code);
  if (!centre) throw new Problem('notFound', publicWords(ctx).missing.centre);
  return centre;
}

/** Where a page of a centre's site stands; `section`: the part above it, when it is not that part itself. */
export function SiteCrumbs(props: { ctx: Context; centre: PublicCentre; section?: Section }) {
  const { ctx, centre, section } = props;
  const t = publicWords(ctx);
  return (
    <Breadcrumbs
      items={[
        { label: t.home, href: ctx.href('/') },
        { label: t.centres, href: ctx.href('/centres') },
        { label: centre.name, href: ctx.href(`/centres/${centre.code}`) },
        ...(section
          ? [{ label: sectionNames[ctx.locale][section], href: ctx.href(sectionPath(centre.code, section)) }]
          : []),
      ]}
    />
  );
}

/** The menu of a centre's site, the same on each of its pages. */
export function SiteNav(props: {
  ctx: Context;
  centre: PublicCentre;
  complaints: boolean;
  current: Section | null;
}) {
  const { ctx, centre } = props;
  return (
    <Tabs
      label={sectionNames[ctx.locale].menu}
      items={sectionsOf(props.complaints).map((section) => ({
        label: sectionNames[ctx.locale][section],
        href: ctx.href(sectionPath(centre.code, section)),
        current: section === props.current,
      }))}
    />
  );
}

/** Whether the centre's page about complaints is shown now. */
export const complaintsShown = (ctx: Context, centre: PublicCentre): Promise<boolean> =>
  hasItem(ctx.services.database.queries, centre.id, 'page', complaintsSlug, ctx.services.clock.now());

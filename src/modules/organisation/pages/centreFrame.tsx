import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { type CentreRow, findCentre } from '../data/places.ts';
import type { OrganisationTexts } from '../messages.uk.ts';
import { organisationScope } from '../rights.ts';
import { ActiveTag, AdminCrumbs, textsOf } from './parts.tsx';

export type CentreTab = keyof OrganisationTexts['centre']['tabs'];

const centreParam = z.object({ id: z.uuid() });

/** The centre of the address, within the reader's reach; else 404. */
export async function centreOf(ctx: Context): Promise<CentreRow> {
  const { id } = ctx.params(centreParam);
  const row = await findCentre(ctx.services.database.queries, organisationScope(ctx.principal), id);
  if (!row) throw notFound();
  return row;
}

export const tabHref = (centreId: string, tab: CentreTab) =>
  `/admin/centres/${centreId}${tab === 'facts' ? '' : `/${tab}`}`;

interface FrameOptions {
  readonly tab: CentreTab;
  /** Title of a page inside the tab; the tab's own list has none. */
  readonly title?: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** Above everything, as a summary of errors. */
  readonly top?: ComponentChildren;
}

/** A page of a centre: its name, its sections as links, the content of one. */
export function centreFrame(
  ctx: Context,
  centre: CentreRow,
  options: FrameOptions,
  content: ComponentChildren,
): Answer {
  const t = textsOf(ctx);
  const tabs = Object.keys(t.centre.tabs) as CentreTab[];
  const inner = options.title !== undefined;
  const crumbs: [string, string][] = [[t.centre.title, '/admin/centres']];
  if (inner)
    crumbs.push(
      [centre.name, tabHref(centre.id, 'facts')],
      [t.centre.tabs[options.tab], tabHref(centre.id, options.tab)],
    );
  return staffPage(
    ctx,
    {
      title: `${options.title ?? t.centre.tabs[options.tab]}: ${centre.name}`,
      breadcrumbs: <AdminCrumbs ctx={ctx} items={crumbs} />,
      ...(options.status === undefined ? {} : { status: options.status }),
      ...(options.hasErrors === undefined ? {} : { hasErrors: options.hasErrors }),
    },
    <>
      {options.top}
      {inner ? (
        <Heading level={1} caption={centre.name}>
          {options.title}
        </Heading>
      ) : (
        <>
          <div class="v-card__head">
            <Heading level={1} caption={centre.municipality_name}>
              {centre.name}
            </Heading>
            <ActiveTag ctx={ctx} active={centre.active} />
          </div>
          <Tabs
            label={t.centre.tabsLabel}
            items={tabs.map((tab) => ({
              label: t.centre.tabs[tab],
              href: ctx.href(tabHref(centre.id, tab)),
              current: tab === options.tab,
            }))}
          />
        </>
      )}
      {content}
    </>,
  );
}

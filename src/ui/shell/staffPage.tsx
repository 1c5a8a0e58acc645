import type { ComponentChildren } from 'preact';
import { type Answer, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { parseAppearance } from '../appearance.tsx';
import { Document } from '../document.tsx';
import { Flash } from '../flash.tsx';
import { isIconName } from '../iconNames.ts';
import { entryOf, type NavItem } from '../navigation.ts';
import { StaffLayout } from '../staffLayout.tsx';
import { FormKey, ReturnField } from './formKey.tsx';
import { shellTexts, uiTexts } from './shellTexts.ts';

export interface StaffPageOptions {
  readonly title: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  readonly breadcrumbs?: ComponentChildren;
  readonly live?: ComponentChildren;
  readonly scripts?: readonly string[];
  readonly desk?: string;
  readonly refreshSeconds?: number;
}

/** A working screen in the common frame: the menu shows what the role may open. */
export function staffPage(ctx: Context, options: StaffPageOptions, content: ComponentChildren): Answer {
  const { locale, principal, services } = ctx;
  const texts = shellTexts[locale];
  const appearance = parseAppearance(ctx.cookie(cookieNames.appearance));
  const flash = ctx.takeFlash();
  const body = (
    <Document
      lang={locale}
      title={options.title}
      siteName={texts.site}
      styles="staff"
      scripts={options.scripts}
      asset={services.asset}
      appearance={appearance}
      texts={uiTexts[locale]}
      hasErrors={options.hasErrors}
      refreshSeconds={options.refreshSeconds}
      noIndex
    >
      <StaffLayout
        brand={{
          name: principal.centreName || texts.site,
          product: principal.centreName ? texts.site : texts.tagline,
          href: ctx.href('/home'),
        }}
        worker={{
          name: principal.name,
          role: principal.roleTitle[locale],
          desk: options.desk,
          href: ctx.href('/account'),
        }}
        signOut={{ action: ctx.href('/sign-out'), hidden: <FormKey ctx={ctx} /> }}
        appearance={{ appearance, action: ctx.href('/appearance'), hidden: <ReturnField ctx={ctx} /> }}
        nav={staffMenu(ctx, false)}
        urgent={staffMenu(ctx, true)}
        live={options.live}
        breadcrumbs={options.breadcrumbs}
        flash={flash && <Flash tone={flash.tone} message={flash.text} />}
      >
        {content}
      </StaffLayout>
    </Document>
  );
  return page(body, { status: options.status ?? 200 });
}

/** The entries that the role may open; the one that holds the page is marked. */
function staffMenu(ctx: Context, inBar: boolean): NavItem[] {
  const { locale, path, href, principal, services } = ctx;
  const items = services.navigation.filter(
    (item) => item.area === 'staff' && (item.inBar ?? false) === inBar && item.roles.includes(principal.role),
  );
  const current = entryOf(items, path);
  return items.map((item) => ({
    label: item.label[locale],
    href: href(item.href),
    current: item.href === current,
    ...(isIconName(item.icon) ? { icon: item.icon } : {}),
    ...countAt(ctx, item.href),
  }));
}

/** How much waits behind an entry of the menu. */
function countAt({ locale, waiting }: Context, entry: string): Pick<NavItem, 'count' | 'countLabel'> {
  const own = waiting.filter((one) => one.entry === entry);
  if (own.length === 0) return {};
  return {
    count: own.reduce((sum, { count }) => sum + count, 0),
    countLabel: own.map(({ text }) => text[locale]).join(', '),
  };
}

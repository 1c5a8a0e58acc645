import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { type Handover, handoversWaiting } from '../../data/handovers.ts';
import { type OfficeFacts, officesWithin, officeWithin, ownOffice } from '../../data/reach.ts';
import { eofficeScope, eofficesRights, ownOfficeOf } from '../../rights.ts';
import { stockQuery } from '../../schemas/stock.ts';
import { stockTexts } from '../../stockMessages.ts';

const places = {
  things: '/e-offices/stock',
  goods: '/e-offices/stock/goods',
  counts: '/e-offices/stock/counts',
  handovers: '/e-offices/handovers',
  writeOffs: '/e-offices/write-offs',
} as const;
export type StockTab = keyof typeof places;

/** Address of a page of the stock of one office. */
export const stockPath = (tab: StockTab, officeId: string): string => `${places[tab]}?office=${officeId}`;

/** The office of the address; without one the worker's own, or the first of the network. Undefined: there is none. */
export async function stockOffice(ctx: Context): Promise<OfficeFacts | undefined> {
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const { office } = ctx.query(stockQuery);
  if (office === undefined)
    return (await ownOffice(db, ownOfficeOf(ctx.principal))) ?? (await officesWithin(db, scope))[0];
  const found = await officeWithin(db, scope, office);
  if (!found) throw notFound();
  return found;
}

/** Whether the worker's role has a right, for buttons. */
export const may = (ctx: Context, right: keyof typeof eofficesRights): boolean =>
  eofficesRights[right].some((role) => role === ctx.principal.role);

/** One view of the stock: which office, the other views, the content. */
export async function stockFrame(
  ctx: Context,
  tab: StockTab,
  content: (office: OfficeFacts) => Promise<ComponentChildren>,
): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const office = await stockOffice(ctx);
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const offices = await officesWithin(db, scope);
  return staffPage(
    ctx,
    { title: `${t.title}: ${t.tabs[tab]}` },
    <Stack>
      <Heading level={1} {...(office ? { caption: `№ ${office.number}. ${office.organisation}` } : {})}>
        {t.title}
      </Heading>
      <p class="v-lead">{t.lead}</p>
      {!office && (
        <EmptyState title={t.noOffice} icon="building">
          <p>{t.noOfficeHint}</p>
        </EmptyState>
      )}
      {office && offices.length > 1 && (
        <SearchForm
          action={ctx.href(places[tab])}
          label={t.office}
          actions={
            <Button variant="secondary" icon="search">
              {t.show}
            </Button>
          }
        >
          <Select
            name="office"
            label={t.office}
            value={office.id}
            options={offices.map(({ id, number, organisation }) => ({
              value: id,
              label: `№ ${number}. ${organisation}`,
            }))}
          />
        </SearchForm>
      )}
      {office && (
        <Tabs
          label={t.title}
          items={stockTabs.map((one) => ({
            href: ctx.href(stockPath(one, office.id)),
            label: t.tabs[one],
            current: one === tab,
          }))}
        />
      )}
      {office && <Waiting ctx={ctx} acts={await handoversWaiting(db, scope, ctx.principal.id ?? '')} />}
      {office && (await content(office))}
    </Stack>,
  );
}

/** Acts of handover that the worker has yet to confirm: things do not pass before. */
function Waiting({ ctx, acts }: { ctx: Context; acts: readonly Handover[] }) {
  const t = stockTexts[ctx.locale].handovers;
  if (acts.length === 0) return null;
  return (
    <Alert tone="warning" title={t.waiting}>
      <ul>
        {acts.map((act) => (
          <li key={act.id}>
            <a class="ds-link" href={ctx.href(`/e-offices/handovers/${act.id}`)}>
              {t.fromTo(act.from, act.to)}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const stockTabs = [
  'things',
  'goods',
  'counts',
  'handovers',
  'writeOffs',
] as const satisfies readonly StockTab[];

/** A form about one office's stock, with its errors at the top and the way back. */
export function stockForm(
  ctx: Context,
  page: {
    readonly title: string;
    readonly office: OfficeFacts;
    readonly back: StockTab;
    readonly form: FormState;
  },
  content: ComponentChildren,
): Answer {
  const t = stockTexts[ctx.locale].stock;
  const errors = Object.entries(page.form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: page.title,
      breadcrumbs: (
        <Breadcrumbs
          items={[{ label: t.tabs[page.back], href: ctx.href(stockPath(page.back, page.office.id)) }]}
        />
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${page.office.number}. ${page.office.organisation}`}>
        {page.title}
      </Heading>
      {content}
    </Stack>,
  );
}

export function SaveOrBack(props: { ctx: Context; back: StockTab; officeId: string; label?: string }) {
  const { ctx, back, officeId, label } = props;
  const t = stockTexts[ctx.locale].stock;
  return (
    <>
      <Button>{label ?? t.save}</Button>
      <LinkButton href={ctx.href(stockPath(back, officeId))} variant="tertiary">
        {t.cancel}
      </LinkButton>
    </>
  );
}

import { centreHours } from '#modules/organisation/data/hours.ts';
import type { Interval, OpeningState } from '#modules/organisation/rules/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { KioskTile } from '#ui/kioskTile.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { type CentreFacts, menuServices, queueNow } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';
import { kioskQuery, purposeQuery } from '../schema.ts';
import { centreOf, kioskPage } from './frames.tsx';

const idleSeconds = 45;

export const inLocale = (locale: Locale, uk: string, en: string): string => (locale === 'uk' ? uk : en);

/** Hours of today and whether tickets are given now. */
export async function hoursNow(ctx: Context, centreId: string) {
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const hours = await centreHours(ctx.services.database.queries, centreId, today);
  return { hours: hours.on(null, today).intervals, state: hours.state(null, now) };
}

/** Told plainly: when the centre is open, and when reception begins. */
export function closedPage(
  ctx: Context,
  centre: CentreFacts,
  { hours, state }: { hours: readonly Interval[]; state: OpeningState },
  status = 200,
): Answer {
  const t = queueTexts[ctx.locale].kiosk;
  return kioskPage(
    ctx,
    {
      title: t.closedTitle,
      lead: state.kind === 'opens' && state.today ? t.opensAt(state.opens) : t.closedToday,
      centre: centre.name,
      idleSeconds: 60,
      status,
    },
    <p class="v-kiosk__note">
      {hours.length === 0
        ? t.noHours
        : t.hoursToday(hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', '))}
    </p>,
  );
}

const withVisit = (visit: string | undefined) => (visit ? `&visit=${visit}` : '');

/** First question: the group of services, with how many wait. */
export async function kioskStartPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { visit } = ctx.query(kioskQuery);
  const open = await hoursNow(ctx, centre.id);
  if (open.state.kind !== 'open') return closedPage(ctx, centre, open);
  const t = queueTexts[ctx.locale];
  const date = businessDate(ctx.services.clock.now());
  const groups = await queueNow(ctx.services.database.queries, centre.id, date);
  return kioskPage(
    ctx,
    {
      title: t.kiosk.title,
      lead: visit ? t.kiosk.anotherLead : t.kiosk.lead,
      centre: centre.name,
      idleSeconds: visit ? idleSeconds : 0,
    },
    groups.map((group) => (
      <KioskTile
        key={group.id}
        title={inLocale(ctx.locale, group.nameUk, group.nameEn)}
        hint={t.waitingCount(group.waiting)}
        href={ctx.href(`/kiosk/services?group=${group.id}${withVisit(visit)}`)}
      />
    )),
  );
}

/** Second question: the service in plain words, or «I do not know». */
export async function kioskServicesPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { group, visit } = ctx.query(purposeQuery);
  const open = await hoursNow(ctx, centre.id);
  if (open.state.kind !== 'open') return closedPage(ctx, centre, open);
  const t = queueTexts[ctx.locale].kiosk;
  const services = (await menuServices(ctx.services.database.queries, centre.id)).filter(
    (service) => service.groupId === group,
  );
  if (services.length === 0) throw notFound();
  return kioskPage(
    ctx,
    {
      title: t.chooseService,
      lead: t.chooseServiceLead,
      centre: centre.name,
      back: ctx.href(visit ? `/kiosk?visit=${visit}` : '/kiosk'),
      idleSeconds,
    },
    <>
      <KioskTile
        title={t.unsure}
        hint={t.unsureHint}
        icon="help-circle"
        tone="main"
        href={ctx.href(`/kiosk/purpose?group=${group}${withVisit(visit)}`)}
      />
      {services.map((service) => (
        <KioskTile
          key={service.id}
          title={inLocale(ctx.locale, service.nameUk, service.nameEn)}
          href={ctx.href(`/kiosk/purpose?group=${group}&service=${service.id}${withVisit(visit)}`)}
        />
      ))}
    </>,
  );
}

export const kioskPurposePage = async (ctx: Context): Promise<Answer> =>
  purposePage(ctx, ctx.query(purposeQuery), emptyForm);

/** Last question, whose answer issues the ticket; comes back with what was typed when the name is missing. */
export async function purposePage(
  ctx: Context,
  wish: { group: string; service?: string | undefined; visit?: string | undefined },
  form: FormState,
): Promise<Answer> {
  const centre = await centreOf(ctx);
  const open = await hoursNow(ctx, centre.id);
  if (open.state.kind !== 'open') return closedPage(ctx, centre, open);
  const t = queueTexts[ctx.locale];
  const services = await menuServices(ctx.services.database.queries, centre.id);
  const service = services.find(({ id }) => id === wish.service);
  const failed = Object.keys(form.errors).length > 0;
  const name = form.values.name;
  return kioskPage(
    ctx,
    {
      title: t.kiosk.purpose,
      lead: service && inLocale(ctx.locale, service.nameUk, service.nameEn),
      centre: centre.name,
      back: ctx.href(`/kiosk/services?group=${wish.group}${withVisit(wish.visit)}`),
      idleSeconds: centre.personalQueue ? 90 : idleSeconds,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <form method="post" action={ctx.href('/kiosk/tickets')} autocomplete="off" novalidate>
      <FormKey ctx={ctx} />
      <input type="hidden" name="group" value={wish.group} />
      <input type="hidden" name="service" value={wish.service ?? ''} />
      <input type="hidden" name="visit" value={wish.visit ?? ''} />
      {centre.personalQueue && !wish.visit && (
        <TextField
          name="name"
          label={t.kiosk.nameLabel}
          hint={t.kiosk.nameHint}
          error={form.errors.name}
          value={typeof name === 'string' ? name : ''}
          autocomplete="off"
          spellcheck={false}
          maxlength={120}
        />
      )}
      {!wish.visit && (
        <label class="v-tile v-tile--check">
          <input type="checkbox" name="sign" value="yes" checked={form.values.sign === 'yes'} />
          <span class="v-tile__text">
            <span class="v-tile__title">{t.kiosk.sign}</span>
          </span>
        </label>
      )}
      {(['submit', 'consult', 'collect'] as const).map((purpose) => (
        <KioskTile
          key={purpose}
          title={t.purposes[purpose]}
          hint={t.purposeHints[purpose]}
          icon={purpose === 'submit' ? 'file-text' : purpose === 'consult' ? 'message-circle' : 'file-check'}
          tone={purpose === 'submit' ? 'main' : 'plain'}
          name="purpose"
          value={purpose}
        />
      ))}
    </form>,
  );
}

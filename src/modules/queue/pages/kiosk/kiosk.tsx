import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { KioskTile } from '#ui/kioskTile.tsx';
import { type MenuService, menuServices, queueNow } from '../../data/menu.ts';
import { visitByCode } from '../../data/visit.ts';
import { queueTexts } from '../../messages.ts';
import { mostTicketsOfVisit } from '../../rules/kiosk.ts';
import { groupQuery, kioskQuery } from '../../schemas/kiosk.ts';
import { kioskHref, kioskPage } from './kioskFrame.tsx';
import { inLocale, kioskNow, kioskRefusal, shutPage } from './kioskGate.tsx';

export { inLocale };

/** Seconds without a touch after which a question starts again. */
export const idleSeconds = 45;

/** First question: the group of services, with how many wait. */
export async function kioskStartPage(ctx: Context): Promise<Answer> {
  const { visit, mode } = ctx.query(kioskQuery);
  const easy = mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const t = queueTexts[ctx.locale];
  const { queries } = ctx.services.database;
  const known = visit ? await visitByCode(queries, visit) : undefined;
  if (visit && known?.centreId !== now.centre.id)
    return kioskRefusal(ctx, now, { title: t.kiosk.problemTitle, text: t.kiosk.gone, easy });
  if (known && known.tickets.length >= mostTicketsOfVisit)
    return kioskRefusal(ctx, now, {
      title: t.kiosk.tooManyTitle,
      text: t.kiosk.tooMany(mostTicketsOfVisit),
      easy,
    });
  const groups = await queueNow(queries, now.centre.id, businessDate(ctx.services.clock.now()));
  const { entry } = now;
  return kioskPage(
    ctx,
    {
      title: t.kiosk.title,
      lead: visit ? t.kiosk.anotherLead : t.kiosk.lead,
      centre: now.centre.name,
      idleSeconds: visit ? idleSeconds : 0,
      easy,
      standing: now.standing,
      order: kioskHref(ctx, '/kiosk/order', { visit, mode }),
      ...(visit ? { back: kioskHref(ctx, `/kiosk/ticket/${visit}`, { mode }) } : {}),
    },
    <>
      {entry.kind === 'open' && entry.closing !== null && (
        <p class="v-kiosk__note v-kiosk__wide" role="status">
          {t.kiosk.soonClosing(entry.until)}
        </p>
      )}
      <KioskTile
        title={t.kiosk.search}
        hint={t.kiosk.searchHint}
        icon="search"
        tone="main"
        href={kioskHref(ctx, '/kiosk/search', { visit, mode })}
      />
      {groups.map((group) => (
        <KioskTile
          key={group.id}
          title={inLocale(ctx.locale, group.nameUk, group.nameEn)}
          hint={t.waitingCount(group.waiting)}
          href={kioskHref(ctx, '/kiosk/services', { group: group.id, visit, mode })}
        />
      ))}
    </>,
  );
}

/** Second question: the service in plain words, or «I do not know». */
export async function kioskServicesPage(ctx: Context): Promise<Answer> {
  const { group, visit, mode } = ctx.query(groupQuery);
  const easy = mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const t = queueTexts[ctx.locale].kiosk;
  const services = (await menuServices(ctx.services.database.queries, now.centre.id)).filter(
    (service) => service.groupId === group,
  );
  if (services.length === 0) throw notFound();
  return kioskPage(
    ctx,
    {
      title: t.chooseService,
      lead: t.chooseServiceLead,
      centre: now.centre.name,
      back: kioskHref(ctx, '/kiosk', { visit, mode }),
      idleSeconds,
      easy,
    },
    <>
      <KioskTile
        title={t.unsure}
        hint={t.unsureHint}
        icon="help-circle"
        tone="main"
        href={kioskHref(ctx, '/kiosk/purpose', { group, visit, mode })}
      />
      {services.map((service) => (
        <ServiceTile key={service.id} ctx={ctx} service={service} visit={visit} mode={mode} />
      ))}
    </>,
  );
}

/** One service in plain words; leads to the last question. */
export function ServiceTile({
  ctx,
  service,
  visit,
  mode,
}: {
  ctx: Context;
  service: Pick<MenuService, 'id' | 'groupId' | 'nameUk' | 'nameEn'>;
  visit: string | undefined;
  mode: string | undefined;
}) {
  return (
    <KioskTile
      title={inLocale(ctx.locale, service.nameUk, service.nameEn)}
      href={kioskHref(ctx, '/kiosk/purpose', { group: service.groupId, service: service.id, visit, mode })}
    />
  );
}

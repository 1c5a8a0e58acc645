import { centreHours } from '#modules/organisation/data/hours.ts';
import type { Interval, OpeningState } from '#modules/organisation/rules/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { LinkButton } from '#ui/linkButton.tsx';
import { type KioskStanding, kioskStanding } from '../../data/kiosk.ts';
import type { CentreFacts } from '../../data/menu.ts';
import { type CentreStanding, centreStanding } from '../../data/pause.ts';
import { queueTexts } from '../../messages.ts';
import { type Entry, entryNow } from '../../rules/kiosk.ts';
import { centreOf } from '../frames.tsx';
import { kioskHref, kioskPage } from './kioskFrame.tsx';

export const inLocale = (locale: Locale, uk: string, en: string): string => (locale === 'uk' ? uk : en);

/** Everything that decides whether this kiosk gives tickets now. */
export interface KioskNow {
  readonly centre: CentreFacts;
  readonly kiosk: KioskStanding;
  readonly pause: CentreStanding['pause'];
  readonly shelter: string;
  readonly hours: readonly Interval[];
  readonly opening: OpeningState;
  readonly entry: Entry;
  readonly standing: 'open' | 'closed' | 'locked' | 'paused';
}

export async function kioskNow(ctx: Context): Promise<KioskNow> {
  const { id, kind } = ctx.principal;
  const centre = await centreOf(ctx);
  if (kind !== 'device' || id === null) throw notFound();
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const [kiosk, standing, hours] = await Promise.all([
    kioskStanding(queries, id, centre.id),
    centreStanding(queries, centre.id, now),
    centreHours(queries, centre.id, today),
  ]);
  const intervals = hours.on(null, today).intervals;
  const opening = hours.state(null, now);
  const entry = entryNow(opening, intervals, kiosk.lastEntryMinutes, now);
  return {
    centre,
    kiosk,
    pause: standing.pause,
    shelter: inLocale(ctx.locale, standing.shelterUk, standing.shelterEn),
    hours: intervals,
    opening,
    entry,
    standing: kiosk.lockedSince
      ? 'locked'
      : standing.pause
        ? 'paused'
        : entry.kind === 'open'
          ? 'open'
          : 'closed',
  };
}

/** The screen of a kiosk that gives no tickets now: why, and what to do instead. Status 409 for a late press. */
export function shutPage(ctx: Context, now: KioskNow, easy: boolean, status = 200): Answer {
  const t = queueTexts[ctx.locale].kiosk;
  const frame = {
    centre: now.centre.name,
    idleSeconds: 0,
    at: '/kiosk',
    easy,
    status,
    standing: now.standing,
    layout: 'result',
  } as const;
  const staff = (
    <p class="v-kiosk__staff">
      <LinkButton href={kioskHref(ctx, '/kiosk/staff', {})} variant="tertiary" icon="key">
        {t.staff}
      </LinkButton>
    </p>
  );
  if (now.standing === 'locked')
    return kioskPage(ctx, { ...frame, title: t.lockedTitle, lead: t.lockedLead }, staff);
  if (now.pause)
    return kioskPage(
      ctx,
      { ...frame, title: t.pausedTitle, lead: t.pausedKinds[now.pause.kind] },
      <>
        {now.pause.kind === 'airRaid' && now.shelter && <p class="v-kiosk__shelter">{now.shelter}</p>}
        {now.pause.note && <p class="v-kiosk__note">{now.pause.note}</p>}
        <p class="v-kiosk__note">{t.pausedPlaces}</p>
        <p class="v-kiosk__note">{t.pausedBack}</p>
      </>,
    );
  const { entry, opening } = now;
  const late = entry.kind === 'tooLate';
  return kioskPage(
    ctx,
    {
      ...frame,
      title: late ? t.lastEntryTitle : t.closedTitle,
      lead: late
        ? t.lastEntry(entry.until, entry.entryUntil)
        : opening.kind === 'opens' && opening.today
          ? t.opensAt(opening.opens)
          : t.closedToday,
    },
    <>
      <p class="v-kiosk__note">
        {now.hours.length === 0
          ? t.noHours
          : t.hoursToday(now.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', '))}
      </p>
      {staff}
    </>,
  );
}

/** A refusal in the look of the kiosk: what happened, and the way to start again. Nothing was changed. */
export const kioskRefusal = (
  ctx: Context,
  now: KioskNow,
  words: { readonly title: string; readonly text: string; readonly easy: boolean },
): Answer =>
  kioskPage(
    ctx,
    {
      title: words.title,
      lead: words.text,
      centre: now.centre.name,
      idleSeconds: 30,
      at: '/kiosk',
      easy: words.easy,
      status: 409,
      layout: 'result',
    },
    null,
  );

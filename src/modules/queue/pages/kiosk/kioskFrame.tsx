import type { ComponentChildren } from 'preact';
import { type Answer, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { localePath } from '#platform/i18n/locale.ts';
import type { Appearance } from '#ui/appearance.tsx';
import { Button } from '#ui/button.tsx';
import { Document } from '#ui/document.tsx';
import { Icon } from '#ui/icon.tsx';
import { KioskLayout } from '#ui/kioskLayout.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { uiTexts } from '#ui/shell/shellTexts.ts';
import { queueTexts } from '../../messages.ts';

export interface KioskFrame {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly centre: string;
  readonly back?: string | undefined;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** Seconds without a touch after which the screen starts again and forgets; 0: this is the start. */
  readonly idleSeconds: number;
  /** Path and query of this screen, for the switches of language and mode; absent: the address asked for. */
  readonly at?: string;
  readonly easy: boolean;
  /** Address of the screen with the rule of the queue. */
  readonly order?: string;
  /** The screen watches whether the kiosk gives tickets, and starts again when that changes. */
  readonly standing?: 'open' | 'closed' | 'locked' | 'paused';
  readonly layout?: 'choices' | 'result';
}

/** Address of another screen of the kiosk. The answers given so far and the mode stand in it, and nowhere else. */
export function kioskHref(
  ctx: Pick<Context, 'href'>,
  path: string,
  answers: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(answers)) if (value) query.set(name, value);
  return ctx.href(query.size === 0 ? path : `${path}?${query}`);
}

/** The easy mode: strong lines, large print. Colours stay light: a kiosk stands in a lit hall. */
const easyLook: Appearance = { scheme: 'light', contrast: 'more', text: 'largest' };
const usualLook: Appearance = { scheme: 'auto', contrast: 'auto', text: 'normal' };

/** A screen of the kiosk; its island starts again after idleness, so that nobody finds another's answers. */
export function kioskPage(ctx: Context, frame: KioskFrame, content: ComponentChildren): Answer {
  const { locale, services } = ctx;
  const t = queueTexts[locale].kiosk;
  const now = services.clock.now();
  const other = locale === 'uk' ? 'en' : 'uk';
  const at = frame.at ?? ctx.url;
  const body = (
    <Document
      lang={locale}
      title={frame.title}
      siteName={frame.centre}
      styles="kiosk"
      scripts={['kiosk.js']}
      asset={services.asset}
      appearance={frame.easy ? easyLook : usualLook}
      texts={uiTexts[locale]}
      hasErrors={frame.hasErrors}
      noIndex
      // An open menu never moves under a reader (WCAG 2.2.1): the gate stands before the next screen anyway.
      refreshWithoutScript={frame.standing && frame.standing !== 'open' ? 60 : undefined}
    >
      <KioskLayout
        brand={{ name: frame.centre, href: ctx.href('/kiosk') }}
        title={frame.title}
        lead={frame.lead}
        layout={frame.layout}
        mode={frame.easy ? 'easy' : undefined}
        status={
          <>
            <span class="v-kiosk__unsent" data-unsent={t.offline.unsent} role="status" />
            <a class="v-kiosk__door" href={ctx.href('/kiosk/staff')}>
              <time dateTime={now.toISOString()} data-clock>
                {formatTime(locale, now)}
              </time>
              <span class="ds-sr-only">{` ${t.staff}`}</span>
              <Icon name="key" />
            </a>
          </>
        }
        controls={
          <>
            {frame.back && (
              <LinkButton href={frame.back} variant="secondary" icon="arrow-left">
                {t.back}
              </LinkButton>
            )}
            {frame.idleSeconds > 0 && (
              <LinkButton href="/kiosk" variant="secondary" icon="home">
                {t.start}
              </LinkButton>
            )}
            {frame.order && (
              <LinkButton href={frame.order} variant="secondary" icon="scale">
                {queueTexts[locale].categories.order.link}
              </LinkButton>
            )}
            <span data-speak={t.hush} hidden>
              <Button type="button" variant="secondary" icon="volume">
                {t.speak}
              </Button>
            </span>
            <LinkButton href={ctx.href(withMode(at, !frame.easy))} variant="secondary" icon="accessible">
              {frame.easy ? t.easyOff : t.easyOn}
            </LinkButton>
            <LinkButton href={localePath(other, at)} variant="secondary" icon="language">
              <span lang={other}>{other === 'en' ? 'English' : 'Українською'}</span>
            </LinkButton>
          </>
        }
      >
        {content}
        <IdleQuestion ctx={ctx} seconds={frame.idleSeconds} standing={frame.standing} />
      </KioskLayout>
    </Document>
  );
  return page(body, { status: frame.status ?? 200 });
}

function IdleQuestion({
  ctx,
  seconds,
  standing,
}: {
  ctx: Context;
  seconds: number;
  standing: KioskFrame['standing'];
}) {
  const t = queueTexts[ctx.locale].kiosk;
  return (
    <div
      class="v-idle"
      data-idle={seconds}
      data-home="/kiosk"
      data-standing={standing}
      data-words={t.idle}
      data-unit={ctx.locale === 'uk' ? 'с' : 's'}
      role="status"
      hidden
    >
      <p data-idle-text />
      <button class="ds-button" type="button" data-idle-stay>
        {t.idleStay}
      </button>
    </div>
  );
}

/** The same screen in the other mode. */
function withMode(address: string, easy: boolean): string {
  const [path = '/kiosk', query] = address.split('?', 2);
  const answers = new URLSearchParams(query);
  if (easy) answers.set('mode', 'easy');
  else answers.delete('mode');
  return answers.size === 0 ? path : `${path}?${answers}`;
}

import type { ComponentChildren } from 'preact';
import { type Answer, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { localePath } from '#platform/i18n/locale.ts';
import { parseAppearance } from '#ui/appearance.tsx';
import { Document } from '#ui/document.tsx';
import { KioskLayout } from '#ui/kioskLayout.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { uiTexts } from '#ui/shell/shellTexts.ts';
import type { CentreFacts } from '../data/menu.ts';
import { centreFacts } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';

/** The centre in which a device or worker stands; throws `notFound` when it is gone. */
export async function centreOf(ctx: Context): Promise<CentreFacts> {
  const { centreId } = ctx.principal;
  const centre = centreId ? await centreFacts(ctx.services.database.queries, centreId) : undefined;
  if (!centre) throw notFound();
  return centre;
}

export interface KioskFrame {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly centre: string;
  readonly back?: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** Seconds without a touch after which the screen starts again and forgets; 0: this is the start. */
  readonly idleSeconds: number;
}

/** A screen of the kiosk; its island starts again after idleness, so that nobody finds another's answers. */
export function kioskPage(ctx: Context, frame: KioskFrame, content: ComponentChildren): Answer {
  const { locale, services } = ctx;
  const t = queueTexts[locale].kiosk;
  const now = services.clock.now();
  const other = locale === 'uk' ? 'en' : 'uk';
  const body = (
    <Document
      lang={locale}
      title={frame.title}
      siteName={frame.centre}
      styles="kiosk"
      scripts={['kiosk.js']}
      asset={services.asset}
      appearance={parseAppearance(ctx.cookie(cookieNames.appearance))}
      texts={uiTexts[locale]}
      hasErrors={frame.hasErrors}
      noIndex
    >
      <KioskLayout
        brand={{ name: frame.centre, href: ctx.href('/kiosk') }}
        title={frame.title}
        lead={frame.lead}
        status={
          <time dateTime={now.toISOString()} data-clock>
            {formatTime(locale, now)}
          </time>
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
            {ctx.path.startsWith('/kiosk') && (
              <LinkButton href={localePath(other, ctx.url)} variant="secondary" icon="language">
                <span lang={other}>{other === 'en' ? 'English' : 'Українською'}</span>
              </LinkButton>
            )}
          </>
        }
      >
        {content}
        <div
          class="v-idle"
          data-idle={frame.idleSeconds}
          data-home="/kiosk"
          data-words={t.idle}
          data-unit={locale === 'uk' ? 'с' : 's'}
          role="status"
          hidden
        >
          <p data-idle-text />
          <button class="ds-button" type="button" data-idle-stay>
            {t.idleStay}
          </button>
        </div>
      </KioskLayout>
    </Document>
  );
  return page(body, { status: frame.status ?? 200 });
}

import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { formatDateLong, formatTime } from '#platform/i18n/dates.ts';
import { parseAppearance } from '#ui/appearance.tsx';
import { BoardLayout } from '#ui/boardLayout.tsx';
import { Document } from '#ui/document.tsx';
import { uiTexts } from '#ui/shell/shellTexts.ts';
import { boardState } from '../data/board.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from './frames.tsx';

/** The screen on the wall: the newest calls, largest first. Live by its island; without script it loads itself anew. */
export async function boardPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { locale, services } = ctx;
  const t = queueTexts[locale];
  const now = services.clock.now();
  const { calls } = await boardState(services.database.queries, centre.id, businessDate(now));
  return page(
    <Document
      lang={locale}
      title={t.board.title}
      siteName={centre.name}
      styles="board"
      scripts={['board.js']}
      asset={services.asset}
      appearance={parseAppearance(ctx.cookie(cookieNames.appearance))}
      texts={uiTexts[locale]}
      refreshWithoutScript={10}
      noIndex
    >
      <BoardLayout
        name={centre.name}
        clock={
          <>
            <span>{formatDateLong(locale, now)}</span>
            <time dateTime={now.toISOString()} data-clock>
              {formatTime(locale, now)}
            </time>
          </>
        }
        stale={
          <span data-stale-line hidden>
            {t.live.stale}
          </span>
        }
        notice={<p>{t.board.notice}</p>}
      >
        <table class="v-calls" data-live={`/live/board/${centre.id}`}>
          <caption class="ds-sr-only">{t.board.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.place}</th>
            </tr>
          </thead>
          <tbody aria-live="polite" data-calls data-empty={t.board.empty}>
            {calls.length === 0 && (
              <tr data-empty-row>
                <th scope="row">–</th>
                <td>{t.board.empty}</td>
              </tr>
            )}
            {calls.slice(0, 5).map((call, index) => (
              <tr key={call.id} data-state={call.state} data-fresh={index === 0 && call.state === 'called'}>
                <th scope="row">{call.number}</th>
                <td>{call.desk}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </BoardLayout>
    </Document>,
  );
}

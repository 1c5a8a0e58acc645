import type { Context } from '#platform/http/context.ts';
import { LiveStatus } from '#ui/liveStatus.tsx';
import { queueTexts } from '../messages.ts';

/** Whether the screen is live; hidden until the island connects, for without script nothing is. */
export function LiveLine({ ctx }: { ctx: Context }) {
  const t = queueTexts[ctx.locale].live;
  return (
    <div data-live-status data-fresh={t.fresh} data-stale={t.stale} hidden>
      <LiveStatus state="live">{t.fresh}</LiveStatus>
    </div>
  );
}

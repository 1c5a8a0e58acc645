import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import type { CentreLive, GroupLive } from '../data/now.ts';
import { statisticsTexts } from '../messages.ts';

/** A gain below a minute is not worth a worker's walk. */
const worthS = 60;

/** Groups whose waiting threatens or has passed the standard, and what would help: counted by the same simulation (BR-14). */
export function Dangers({ ctx, live }: { ctx: Context; live: CentreLive }) {
  const t = statisticsTexts[ctx.locale].live;
  const groups = live.groups.filter(({ danger }) => danger !== 'fine');
  const standard = live.place.standardMinutes;
  if (groups.length === 0)
    return (
      <Alert tone="success">
        <p>{t.calm(standard)}</p>
      </Alert>
    );
  const worst = groups.some(({ danger }) => danger !== 'coming');
  return (
    <Alert tone={worst ? 'danger' : 'warning'} title={t.alertsTitle(groups.length)}>
      <ul class="ds-list">
        {groups.map((group) => (
          <li key={group.id}>
            {what(ctx, group, standard)}
            {group.late > 0 && ` ${t.late(group.late)}`}
            {help(ctx, group) && (
              <>
                {' '}
                <strong>{help(ctx, group)}</strong>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const nameOf = (ctx: Context, group: GroupLive): string =>
  ctx.locale === 'uk' ? group.nameUk : group.nameEn;

function what(ctx: Context, group: GroupLive, standard: number): string {
  const t = statisticsTexts[ctx.locale].live;
  const name = `${group.prefix} — ${nameOf(ctx, group)}`;
  if (group.danger === 'unserved') return t.unserved(name, group.waiting);
  if (group.danger === 'passed') return t.passed(name, Math.floor((group.longestS ?? 0) / 60), standard);
  return t.coming(name, Math.round((group.expectedS ?? 0) / 60), standard);
}

function help(ctx: Context, group: GroupLive): string | null {
  const t = statisticsTexts[ctx.locale].live;
  const { gain } = group;
  if (!gain) return null;
  const after = Math.round(gain.afterS / 60);
  if (!Number.isFinite(gain.beforeS))
    return gain.desk === null ? t.gainOpenNew(nameOf(ctx, group), after) : t.gainOpen(gain.desk, after);
  if (gain.beforeS - gain.afterS < worthS) return t.noGain;
  const before = Math.round(gain.beforeS / 60);
  return gain.desk === null
    ? t.gainNew(nameOf(ctx, group), before, after)
    : t.gainDesk(gain.desk, before, after);
}

import type { PublicDay, PublicResults } from '#modules/statistics/data/public.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Heading } from '#ui/heading.tsx';
import { queueTexts } from '../messages.ts';

/** How today and yesterday went, and whether the waiting times that visitors were told came true (KS-site, BR-14). */
export function Results({ ctx, results, today }: { ctx: Context; results: PublicResults; today: string }) {
  const t = queueTexts[ctx.locale].results;
  const { score } = results;
  if (results.today.visitors + results.yesterday.visitors === 0 && !score) return null;
  const percent = Math.round((score?.metShare ?? 0) * 100);
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="results">
      <Heading level={2} id="results">
        {t.title}
      </Heading>
      <p>{[t.today(results.today.visitors), ...dayWords(ctx, results.today)].join(' ')}</p>
      {results.yesterday.visitors > 0 && (
        <p>{[t.yesterday(results.yesterday.visitors), ...dayWords(ctx, results.yesterday)].join(' ')}</p>
      )}
      {score && (
        <p>
          {score.date === addDays(today, -1)
            ? t.scoreYesterday(percent)
            : t.scoreOn(formatDate(ctx.locale, score.date), percent)}{' '}
          {t.honest}
        </p>
      )}
    </section>
  );
}

function dayWords(ctx: Context, day: PublicDay): string[] {
  const t = queueTexts[ctx.locale].results;
  return [
    ...(day.medianWaitMin === null ? [] : [t.waited(Math.ceil(day.medianWaitMin))]),
    ...(day.inStandardShare === null ? [] : [t.inStandard(Math.round(day.inStandardShare * 100))]),
  ];
}

import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { WaitingNotice } from '#ui/shell/waitingNotice.tsx';
import { Stack } from '#ui/stack.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { openCases } from '../data/lists.ts';
import { casesTexts } from '../messages.ts';
import { caseScope } from '../rights.ts';
import type { CaseState } from '../rules/lifecycle.ts';
import { byDue, CaseTable, type DatedCase, withDue } from './caseTable.tsx';

const backOfficeStates: readonly CaseState[] = [
  'sentToBackOffice',
  'inProgress',
  'paused',
  'granted',
  'refused',
  'documentReady',
];

/** My work and what waits to be accepted, nearest due date first (BR-26, DEADLINE). */
export async function backOfficePage(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const texts = casesTexts[ctx.locale];
  const words = texts.work;
  const today = businessDate(ctx.services.clock.now());
  const open = await openCases(queries, caseScope(ctx.principal), backOfficeStates);
  const rows = (await withDue(ctx, await calendarFor(queries), open, today)).sort(byDue);
  for (const row of rows)
    ctx.viewed({ subject: 'case', subjectId: row.id, centreId: row.centre_id, purpose: 'робота бек-офісу' });
  const mine = rows.filter((row) => row.executor_id === ctx.principal.id);
  const others = rows.filter((row) => row.executor_id !== ctx.principal.id);
  const waiting = others.filter((row) => row.caseState === 'sentToBackOffice');
  const rest = others.filter((row) => row.caseState !== 'sentToBackOffice');
  const count = (state: string) => String(rows.filter((row) => row.deadline?.state === state).length);
  const table = (caption: string, shown: readonly DatedCase[]) => (
    <CaseTable
      captionHidden
      ctx={ctx}
      caption={caption}
      rows={shown}
      emptyTitle={words.empty}
      emptyHint={words.emptyHint}
    />
  );
  return staffPage(
    ctx,
    { title: texts.backOfficeTitle },
    <Stack>
      <Heading level={1}>{texts.backOfficeTitle}</Heading>
      <WaitingNotice ctx={ctx} />
      <Stats>
        <Stat label={words.overdue} value={count('overdue')} />
        <Stat label={words.today} value={count('today')} />
        <Stat label={words.soon} value={count('soon')} />
        <Stat label={words.mine} value={String(mine.length)} />
      </Stats>
      <Heading level={2}>{words.mine}</Heading>
      {table(words.mine, mine)}
      <Heading level={2}>{words.waiting}</Heading>
      {table(words.waiting, waiting)}
      {rest.length > 0 && (
        <>
          <Heading level={2}>{words.all}</Heading>
          {table(words.all, rest)}
        </>
      )}
    </Stack>,
  );
}

import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { BarChart } from '#ui/barChart.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { eofficesTexts } from '../../messages.ts';
import { monthKey } from '../../rules/period.ts';
import { periodName } from '../periodName.ts';
import { askedNeeds, type Needs } from './askedNeeds.ts';
import { NeedTables, needsAddress } from './needTables.tsx';
import { changeText, valueName } from './needWords.ts';

/** How many topics the chart shows; the table has them all. */
const inChart = 12;

/** `/e-offices/needs`: what people ask for, by topic, district, social status, kind of appeal and month (KN-3.1.2). */
export async function needsPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].needs;
  const needs = await askedNeeds(ctx);
  const { office, period, whole } = needs;
  const place = office ? `№ ${office.number}. ${office.organisation}` : t.network;
  const own = ctx.principal.role === 'eofficeOperator' ? needs.offices[0] : undefined;
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading
        level={1}
        caption={`${own ? `№ ${own.number}. ${own.organisation}` : place}. ${periodName(ctx.locale, period)}`}
      >
        {t.title}
      </Heading>
      <p class="v-lead">{needs.topic ? t.ofTopic(needs.topic.name) : t.lead}</p>
      <Choice ctx={ctx} needs={needs} />
      <nav class="v-actions" aria-label={t.form}>
        {needs.topic && (
          <LinkButton href={needsAddress(ctx, needs, { topic: '' })} variant="tertiary" icon="arrow-left">
            {t.clearTopic}
          </LinkButton>
        )}
        <LinkButton
          href={needsAddress(ctx, needs, {}, 'needs.xlsx')}
          variant="secondary"
          icon="download"
          download
        >
          {t.xlsx}
        </LinkButton>
        <LinkButton
          href={needsAddress(ctx, needs, {}, 'needs.csv')}
          variant="secondary"
          icon="download"
          download
        >
          {t.csv}
        </LinkButton>
      </nav>
      {whole.appeals === 0 ? (
        <EmptyState title={t.empty} icon="chart-bar">
          <p>{t.emptyHint}</p>
        </EmptyState>
      ) : (
        <>
          <Figures ctx={ctx} needs={needs} />
          <Charts ctx={ctx} needs={needs} />
          <NeedTables ctx={ctx} needs={needs} />
        </>
      )}
    </Stack>,
  );
}

function Choice({ ctx, needs }: { ctx: Context; needs: Needs }) {
  const t = eofficesTexts[ctx.locale].needs;
  const { offices, office, topics, topic } = needs;
  return (
    <SearchForm
      action={ctx.href('/e-offices/needs')}
      label={t.form}
      actions={
        <Button type="submit" variant="secondary" icon="search">
          {t.show}
        </Button>
      }
    >
      {offices.length > 1 && (
        <Select
          name="office"
          label={t.office}
          value={office?.id ?? ''}
          placeholder={t.allOffices}
          optional="quiet"
          options={offices.map(({ id, number, organisation }) => ({
            value: id,
            label: `№ ${number}. ${organisation}`,
          }))}
        />
      )}
      <Select
        name="period"
        label={t.period}
        value={needs.period}
        options={periodsBack(needs.today, needs.period).map((period) => ({
          value: period,
          label: periodName(ctx.locale, period),
        }))}
      />
      <Select
        name="topic"
        label={t.topic}
        value={topic?.key ?? ''}
        placeholder={t.allTopics}
        optional="quiet"
        options={(topic && topics.every(({ key }) => key !== topic.key) ? [topic, ...topics] : topics).map(
          ({ key, name }) => ({ value: key, label: name }),
        )}
      />
    </SearchForm>
  );
}

/** Five years, eight quarters and twelve months, the newest first; the shown one too, however old. */
function periodsBack(today: string, shown: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const back = (count: number) => Array.from({ length: count }, (_, at) => at);
  const quarter = year * 4 + Math.ceil(month / 3) - 1;
  const last = year * 12 + month - 1;
  const all = [
    ...back(5).map((at) => String(year - at)),
    ...back(8).map((at) => `${Math.floor((quarter - at) / 4)}-Q${((quarter - at) % 4) + 1}`),
    ...back(12).map((at) => monthKey(Math.floor((last - at) / 12), ((last - at) % 12) + 1)),
  ];
  return all.includes(shown) ? all : [...all, shown];
}

function Figures({ ctx, needs }: { ctx: Context; needs: Needs }) {
  const t = eofficesTexts[ctx.locale].needs;
  const { whole, topics, topic } = needs;
  return (
    <Stats>
      <Stat label={t.appeals} value={formatNumber(ctx.locale, whole.appeals)} />
      <Stat label={t.answeredShare} value={`${Math.round((whole.answered / whole.appeals) * 100)}\u00a0%`} />
      {!topic && <Stat label={t.topics} value={topics.filter(({ key }) => key !== 'none').length} />}
      <Stat
        label={t.change}
        value={changeText(whole)}
        note={whole.before === 0 ? t.noBefore : t.changeNote(formatNumber(ctx.locale, whole.before))}
      />
    </Stats>
  );
}

function Charts({ ctx, needs }: { ctx: Context; needs: Needs }) {
  const t = eofficesTexts[ctx.locale].needs;
  const count = (n: number) => formatNumber(ctx.locale, n);
  const chosen = needs.topics.slice(0, inChart);
  return (
    <>
      {!needs.topic && (
        <BarChart
          title={t.chartTopics}
          rows={chosen.map(({ name }) => name)}
          series={[{ name: t.appeals, values: chosen.map(({ appeals }) => appeals) }]}
          format={count}
        />
      )}
      <BarChart
        title={t.chartMonths}
        rows={needs.months.map(({ key }) => periodName(ctx.locale, key))}
        series={[{ name: t.appeals, values: needs.months.map(({ appeals }) => appeals) }]}
        format={count}
      />
      {(['district', 'status', 'kind'] as const).map((side) => (
        <BarChart
          key={side}
          title={{ district: t.chartDistricts, status: t.chartStatuses, kind: t.chartKinds }[side]}
          rows={needs.values[side].map((value) => valueName(ctx, side, value))}
          series={[
            { name: t.appeals, values: needs.values[side].map((value) => needs.whole.of(side, value)) },
          ]}
          format={count}
          note={side === 'district' ? t.districtNote : undefined}
        />
      ))}
    </>
  );
}

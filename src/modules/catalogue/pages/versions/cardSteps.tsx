import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { SignOff } from '../../data/cardFlow.ts';
import { catalogueTexts } from '../../messages.ts';
import { currentStep } from '../../rules/cardFlow.ts';

const tones = { waiting: 'neutral', signed: 'success', returned: 'warning', withdrawn: 'neutral' } as const;

/** Who has to sign off a version, who has and when (CARD-flow). */
export function CardSteps(props: { ctx: Context; version: number; steps: readonly SignOff[] }) {
  const { ctx, steps } = props;
  const t = catalogueTexts[ctx.locale].flow;
  if (steps.length === 0) return null;
  const rounds = new Set(steps.map((step) => step.round)).size;
  const now = currentStep(steps);
  const answered: Column<SignOff>[] = [
    { key: 'who', header: t.columns.who, cell: (step) => step.signedName ?? '—' },
    {
      key: 'when',
      header: t.columns.when,
      nowrap: true,
      cell: (step) => (step.signedAt ? formatDateTime(ctx.locale, step.signedAt) : '—'),
    },
  ];
  return (
    <Table
      caption={t.stepsOf(props.version)}
      rows={steps}
      rowKey={(step) => step.id}
      columns={[
        {
          key: 'step',
          header: t.columns.step,
          nowrap: true,
          cell: (step) =>
            `${step.position}. ${t.kindNames[step.kind]}${rounds > 1 ? `, ${t.round(step.round)}` : ''}`,
        },
        { key: 'post', header: t.columns.post, rowHeader: true, cell: (step) => step.title },
        {
          key: 'state',
          header: t.columns.state,
          cell: (step) =>
            step.id === now?.id ? (
              <Tag tone="info">{t.now}</Tag>
            ) : (
              <Tag tone={tones[step.state]}>{t.states[step.state]}</Tag>
            ),
        },
        ...(steps.some((step) => step.signedAt) ? answered : []),
        ...(steps.some((step) => step.remark)
          ? [{ key: 'remark', header: t.columns.remark, cell: (step: SignOff) => step.remark ?? '—' }]
          : []),
      ]}
    />
  );
}

import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import type { SignOff } from '../../data/cardFlow.ts';
import type { KeptService, StoredCard } from '../../data/staff.ts';
import { catalogueTexts } from '../../messages.ts';
import { mayKeep } from '../../rights.ts';
import { currentStep, type FlowStep } from '../../rules/cardFlow.ts';
import { publishingGaps } from '../../rules/publishing.ts';
import { CardSteps } from '../versions/cardSteps.tsx';
import { CardBody } from '../visitor/cardBody.tsx';

interface PanelProps {
  ctx: Context;
  service: KeptService;
  card: StoredCard;
}

const CardKey = ({ ctx, card }: { ctx: Context; card: StoredCard }) => (
  <>
    <FormKey ctx={ctx} />
    <input type="hidden" name="card" value={card.id} />
  </>
);

/** A draft: what it lacks, why it was returned, and the way to approval. */
export function DraftPanel(
  props: PanelProps & {
    form: FormState;
    today: string;
    returned: SignOff | undefined;
    /** Who will sign it, in order. */
    flow: readonly FlowStep[];
  },
) {
  const { ctx, service, card, form, today, returned } = props;
  const { staff: texts, flow: t } = catalogueTexts[ctx.locale];
  const gaps = publishingGaps(card.content);
  const typed = form.values.validFrom;
  return (
    <Card title={texts.draftTitle(card.version)}>
      {returned && (
        <Alert tone="warning" title={t.returnedTitle(returned.title, returned.signedName ?? '')} level={3}>
          <p>{returned.remark}</p>
        </Alert>
      )}
      <Details summary={texts.editTitle}>
        <CardBody ctx={ctx} content={card.content} competence={undefined} level={3} prefix="draft-" />
      </Details>
      {gaps.length > 0 && (
        <Alert tone="warning" title={texts.gapsTitle} level={3}>
          <ul class="ds-list">
            {gaps.map((gap) => (
              <li key={gap}>{texts.gaps[gap]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {gaps.length === 0 && mayKeep(ctx, 'catalogue.edit', service) && (
        <Form
          action={ctx.href(`/catalogue/${service.id}/submit`)}
          hidden={<CardKey ctx={ctx} card={card} />}
          actions={
            <Button type="submit" variant={returned ? 'secondary' : 'primary'}>
              {t.submit}
            </Button>
          }
        >
          <p>{t.submitLead}</p>
          <ol class="ds-list">
            {props.flow.map((step) => (
              <li key={step.position}>
                {step.title} — {t.kinds[step.kind]}
              </li>
            ))}
          </ol>
          <DateField
            name="validFrom"
            label={texts.validFrom}
            hint={texts.approveLead}
            value={
              typeof typed === 'string'
                ? typed
                : (card.wantedFrom ?? '') > today
                  ? (card.wantedFrom ?? today)
                  : today
            }
            min={today}
            error={form.errors.validFrom}
          />
        </Form>
      )}
    </Card>
  );
}

/** A version under way: who has signed, whose turn it is. */
export function ApprovalPanel(
  props: PanelProps & {
    steps: readonly SignOff[];
    /** Whether it is for this worker to sign now. */
    myTurn: boolean;
  },
) {
  const { ctx, service, card, steps } = props;
  const t = catalogueTexts[ctx.locale].flow;
  const next = currentStep(steps);
  return (
    <Card title={t.onApprovalTitle(card.version)}>
      {next && (
        <p>
          <strong>{props.myTurn ? t.yourTurn : t.turnOf(next.title)}</strong>
        </p>
      )}
      {props.myTurn && (
        <div class="v-actions">
          <LinkButton href={ctx.href(`/catalogue/approvals/${card.id}`)}>{t.toSign}</LinkButton>
        </div>
      )}
      <p>
        {card.submittedBy !== null &&
          card.submittedAt !== null &&
          t.submittedBy(card.submittedBy, formatDateTime(ctx.locale, card.submittedAt))}{' '}
        {card.wantedFrom !== null && t.wanted(formatDate(ctx.locale, card.wantedFrom))}
      </p>
      <CardSteps ctx={ctx} version={card.version} steps={steps} />
      <Details summary={t.wholeCard}>
        <CardBody ctx={ctx} content={card.content} competence={undefined} level={3} prefix="submitted-" />
      </Details>
      {mayKeep(ctx, 'catalogue.edit', service) && (
        <Form
          action={ctx.href(`/catalogue/${service.id}/withdraw`)}
          hidden={<CardKey ctx={ctx} card={card} />}
          actions={
            <Button type="submit" variant="secondary">
              {t.withdraw}
            </Button>
          }
        />
      )}
    </Card>
  );
}

/** An approved version whose day is still ahead. */
export function AwaitedPanel({ ctx, card }: { ctx: Context; card: StoredCard }) {
  const t = catalogueTexts[ctx.locale].flow;
  return (
    <Alert tone="info" title={t.approvedTitle(card.version, formatDate(ctx.locale, card.validFrom ?? ''))}>
      <p>{t.approvedText}</p>
    </Alert>
  );
}

/** All versions, and the way to compare each with the one before it. */
export function Versions({
  ctx,
  service,
  cards,
}: {
  ctx: Context;
  service: KeptService;
  cards: readonly StoredCard[];
}) {
  const { staff: texts, flow: t } = catalogueTexts[ctx.locale];
  const { versionColumns: headers } = texts;
  const date = (on: string | null) => (on ? formatDate(ctx.locale, on) : '—');
  return (
    <Table
      caption={texts.versions}
      rows={cards}
      rowKey={(card) => card.id}
      columns={[
        { key: 'version', header: headers.version, rowHeader: true, cell: (card) => card.version },
        { key: 'state', header: headers.state, cell: (card) => texts.states[card.state] },
        { key: 'from', header: headers.from, nowrap: true, cell: (card) => date(card.validFrom) },
        { key: 'to', header: headers.to, nowrap: true, cell: (card) => date(card.replacedOn) },
        { key: 'by', header: headers.by, cell: (card) => card.approvedBy ?? '—' },
        {
          key: 'compare',
          header: t.compare,
          headerHidden: true,
          cell: (card) => {
            const before = cards.find((one) => one.version < card.version);
            return before ? (
              <a
                class="ds-link"
                href={ctx.href(`/catalogue/${service.id}/compare?from=${before.version}&to=${card.version}`)}
              >
                {t.compareWith(before.version)}
              </a>
            ) : null;
          },
        },
      ]}
    />
  );
}

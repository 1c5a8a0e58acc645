import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { type CentreStanding, centreStanding, type PastPause, pastPauses } from '../data/pause.ts';
import { queueTexts } from '../messages.ts';
import { standingWords } from '../messages.words.ts';
import { usualGraceMinutes } from '../rules/pause.ts';
import { centreOf } from './frames.tsx';
import { LiveLine } from './liveLine.tsx';

const shownPauses = 10;

export const pausePage = (ctx: Context): Promise<Answer> => pauseScreen(ctx, emptyForm);

/** The one confirm step of a pause, and of its end: what will happen, then one press (design §3.12). */
export async function pauseScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const t = queueTexts[ctx.locale].pause;
  const [standing, past] = await Promise.all([
    centreStanding(queries, centre.id, ctx.services.clock.now()),
    pastPauses(queries, centre.id, shownPauses),
  ]);
  const failed = Object.keys(form.errors).length > 0;
  const title = standing.pause === null ? t.title : t.pausedTitle;
  return staffPage(
    ctx,
    {
      title,
      live: <LiveLine ctx={ctx} />,
      scripts: ['desk.js'],
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <div data-live={`/live/desk/${centre.id}`}>
      <Stack>
        <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
        <Heading level={1} caption={centre.name}>
          {title}
        </Heading>
        {standing.pause === null ? (
          <Ask ctx={ctx} standing={standing} form={form} />
        ) : (
          <Resume ctx={ctx} standing={standing} form={form} />
        )}
        <PastPauses ctx={ctx} past={past} />
      </Stack>
    </div>,
  );
}

interface PartProps {
  readonly ctx: Context;
  readonly standing: CentreStanding;
  readonly form: FormState;
}

function Ask({ ctx, standing, form }: PartProps) {
  const t = queueTexts[ctx.locale].pause;
  const note = form.values.note;
  return (
    <>
      <p class="v-lead">{t.lead}</p>
      <form method="post" action={ctx.href('/pause')} class="v-actions v-pause">
        <FormKey ctx={ctx} />
        <Button name="kind" value="airRaid" tone="danger" size="lg" icon="alert-triangle">
          {t.press.airRaid}
        </Button>
        <Button name="kind" value="power" size="lg" icon="player-pause">
          {t.press.power}
        </Button>
      </form>
      <ul class="ds-list">
        {t.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {standing.shelterUk === '' && (
        <Alert tone="warning">
          <p>{t.noShelter}</p>
        </Alert>
      )}
      <Card title={t.otherTitle}>
        <Form
          action={ctx.href('/pause')}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="kind" value="other" />
            </>
          }
          actions={
            <Button variant="secondary" icon="player-pause">
              {t.press.other}
            </Button>
          }
        >
          <TextField
            name="note"
            label={t.note}
            hint={t.noteHint}
            value={typeof note === 'string' ? note : undefined}
            error={form.errors.note}
            maxlength={200}
            autocomplete="off"
          />
        </Form>
      </Card>
    </>
  );
}

function Resume({ ctx, standing, form }: PartProps) {
  const t = queueTexts[ctx.locale].pause;
  const grace = form.values.grace;
  return (
    <>
      {standing.pause && (
        <p class="v-lead">
          {t.kinds[standing.pause.kind]}.{' '}
          {t.pausedBy(standing.pause.by, formatTime(ctx.locale, standing.pause.since))}
        </p>
      )}
      <Card title={t.resumeTitle}>
        <p>{t.resumeLead}</p>
        <Form
          action={ctx.href('/pause/resume')}
          hidden={<FormKey ctx={ctx} />}
          actions={<Button icon="check">{t.resume}</Button>}
        >
          <TextField
            name="grace"
            label={t.grace}
            inputmode="numeric"
            width={4}
            value={typeof grace === 'string' ? grace : String(usualGraceMinutes)}
            error={form.errors.grace}
            autocomplete="off"
          />
        </Form>
      </Card>
      <Card title={t.visitorsSee} tone="tinted">
        <StandingText ctx={ctx} standing={standing} />
      </Card>
    </>
  );
}

function StandingText({ ctx, standing }: { ctx: Context; standing: CentreStanding }) {
  const words = standingWords(ctx.locale, standing);
  if (!words) return null;
  return (
    <>
      <p>
        <strong>{words.title}</strong>
      </p>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/**
 * On a working screen: the centre stands still, and where to resume it; or that missed calls cost nothing now. Put it at
 * the top, inside a place that the island refreshes (`data-refresh`).
 */
export function StandingAlert({ ctx, standing }: { ctx: Context; standing: CentreStanding }) {
  const t = queueTexts[ctx.locale].pause;
  const words = standingWords(ctx.locale, standing);
  if (!words) return null;
  return (
    <Alert tone={standing.pause ? 'danger' : 'info'} title={standing.pause ? t.pausedTitle : words.title}>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {standing.pause && (
        <p>
          <LinkButton href={ctx.href('/pause')} variant="secondary" size="sm" icon="check">
            {t.resume}
          </LinkButton>
        </p>
      )}
    </Alert>
  );
}

function PastPauses({ ctx, past }: { ctx: Context; past: readonly PastPause[] }) {
  const t = queueTexts[ctx.locale].pause;
  if (past.length === 0) return null;
  return (
    <Table
      caption={t.past}
      rows={past}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'when',
          header: t.pastColumns.when,
          rowHeader: true,
          cell: (row) =>
            `${formatDate(ctx.locale, businessDate(row.from))}, ${formatTime(ctx.locale, row.from)}–${formatTime(ctx.locale, row.to)}`,
        },
        {
          key: 'why',
          header: t.pastColumns.why,
          cell: (row) => (row.note === '' ? t.kinds[row.kind] : row.note),
        },
        {
          key: 'long',
          header: t.pastColumns.long,
          align: 'end',
          nowrap: true,
          cell: (row) => t.minutes(Math.round((row.to.getTime() - row.from.getTime()) / 60_000)),
        },
        { key: 'who', header: t.pastColumns.who, cell: (row) => row.by },
      ]}
    />
  );
}

import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { LinkButton } from '#ui/linkButton.tsx';
import type { Step, StepState } from '#ui/steps.tsx';
import { mayCase } from '../rights.ts';
import { nextSteps } from '../rules/allowed.ts';
import type { CaseState } from '../rules/lifecycle.ts';
import { ActionButton } from './buttons.tsx';
import type { TermNow } from './casePage.tsx';
import type { LoadedCase } from './load.ts';

const steps = [
  'applicant',
  'packet',
  'consent',
  'register',
  'send',
  'work',
  'decision',
  'result',
  'handOut',
  'archive',
] as const;
type StepName = (typeof steps)[number];

/** The step in which each state stands; a draft's is found from what it still lacks. */
const stepOfState: Readonly<Record<Exclude<CaseState, 'draft'>, StepName | 'end'>> = {
  abandoned: 'end',
  registered: 'send',
  sentToBackOffice: 'work',
  inProgress: 'decision',
  paused: 'decision',
  granted: 'result',
  refused: 'result',
  documentReady: 'result',
  atFrontOffice: 'handOut',
  handedOut: 'archive',
  passedOn: 'archive',
  withdrawn: 'archive',
  archived: 'end',
};

/** The path of the case with the next lawful step in it. */
export function stepsOf(ctx: Context, loaded: LoadedCase, term: TermNow): Step[] {
  const { texts, standing } = loaded;
  const current = currentStep(loaded);
  const place = current === 'end' ? steps.length : steps.indexOf(current);
  return steps.map((name, index) => {
    const note = noteOf(ctx, loaded, term, name);
    const state = isSkipped(loaded, name)
      ? 'skipped'
      : index < place
        ? 'done'
        : index === place
          ? 'current'
          : ('todo' satisfies StepState);
    return {
      key: name,
      // Competence since 01.07.2025: the application goes to the body that decides, not to the back office.
      title:
        name === 'send' && standing.facts.route === 'acceptAndPassOn'
          ? texts.steps.passOn
          : texts.steps[name],
      state,
      ...(note ? { note } : {}),
      ...(state === 'current' ? { children: <Buttons ctx={ctx} loaded={loaded} step={name} /> } : {}),
    };
  });
}

function Buttons({ ctx, loaded, step }: { ctx: Context; loaded: LoadedCase; step: StepName }) {
  const { row, standing, texts } = loaded;
  if (step === 'applicant' && mayCase(ctx.principal, 'case.take'))
    return <LinkButton href={ctx.href(`/cases/${row.id}/applicant`)}>{texts.changeApplicant}</LinkButton>;
  return (
    <>
      {nextSteps(standing.facts).map((action, index) => (
        <ActionButton
          key={action}
          ctx={ctx}
          loaded={loaded}
          action={action}
          variant={index === 0 ? 'primary' : 'secondary'}
        />
      ))}
      {standing.facts.state === 'draft' && mayCase(ctx.principal, 'case.take') && (
        <LinkButton href={ctx.href(`/cases/${row.id}/applicant`)} variant="tertiary">
          {texts.changeApplicant}
        </LinkButton>
      )}
    </>
  );
}

function currentStep({ standing }: LoadedCase): StepName | 'end' {
  const { facts, intake } = standing;
  if (facts.state !== 'draft') return stepOfState[facts.state];
  if (intake.representativeMissing || !intake.territoryKnown) return 'applicant';
  if (facts.packet.unchecked > 0 || intake.givenDocuments === 0) return 'packet';
  return facts.consents.processing ? 'register' : 'consent';
}

/** A case that was passed on, withdrawn or dropped does not go through what it never came to. */
function isSkipped({ row, standing, details }: LoadedCase, step: StepName): boolean {
  const { state, route } = standing.facts;
  if (state === 'abandoned') return true;
  const inside = (['send', 'work', 'decision', 'result', 'handOut'] as const).some((name) => name === step);
  if (!inside) return false;
  if (route === 'acceptAndPassOn') return step !== 'send';
  const ended = state === 'withdrawn' || (state === 'archived' && !details.decision);
  if (!ended) return false;
  return step === 'send' ? row.sent_at === null : true;
}

function noteOf(ctx: Context, loaded: LoadedCase, term: TermNow, step: StepName): string | undefined {
  const { row, texts, details, standing } = loaded;
  const at = (moment: Date | null | undefined) => (moment ? formatDateTime(ctx.locale, moment) : undefined);
  switch (step) {
    case 'applicant':
      return texts.channels[row.channel as keyof typeof texts.channels];
    case 'packet':
      return details.packet.length === 0
        ? undefined
        : `${texts.statuses.given}: ${standing.intake.givenDocuments}. ${texts.statuses.missing}: ${standing.facts.packet.missing}.`;
    case 'consent':
      return at(details.consents[0]?.given_at);
    case 'register':
      return row.number ? `${at(row.registered_at)}, № ${row.number}` : undefined;
    case 'send':
      if (row.sent_at) return [at(row.sent_at), row.executor_name].filter(Boolean).join(', ');
      return term.sendBy && row.state === 'registered'
        ? `${texts.facts.sendBy}: ${formatDate(ctx.locale, term.sendBy)}`
        : undefined;
    case 'work':
      return row.executor_name ?? undefined;
    case 'decision':
      if (details.decision) return `№ ${details.decision.number}, ${at(row.decided_at)}`;
      return standing.facts.state === 'inProgress' && term.due?.dueOn
        ? `${texts.facts.due}: ${formatDate(ctx.locale, term.due.dueOn)}`
        : undefined;
    case 'result':
      return undefined;
    case 'handOut':
      return at(details.handover?.handed_at);
    case 'archive':
      return at(details.archive?.archived_at);
  }
}

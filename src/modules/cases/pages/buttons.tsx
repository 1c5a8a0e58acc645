import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { actorOfCase, mayCase } from '../rights.ts';
import { allowedActions, nextSteps } from '../rules/allowed.ts';
import type { CaseAction } from '../rules/lifecycle.ts';
import { CaseKeys } from './frame.tsx';
import type { LoadedCase } from './load.ts';

/** Actions that need nothing but the press; the others have a page with their fields. */
const atOnce: Partial<Record<CaseAction, string>> = {
  accept: 'accept',
  prepareDocument: 'document-ready',
  sendToFrontOffice: 'to-front-office',
};

/** Page of each action with fields, under the address of the case. */
const pathOf: Partial<Record<CaseAction, string>> = {
  checkPacket: 'packet',
  recordConsent: 'consent',
  tellDeficiencies: 'deficiency',
  register: 'register',
  abandon: 'abandon',
  sendToBackOffice: 'send',
  reassign: 'reassign',
  pause: 'pause',
  resume: 'resume',
  restartTerm: 'restart',
  extend: 'extend',
  decideGrant: 'grant',
  decideRefuse: 'refuse',
  passOn: 'pass-on',
  handOut: 'hand-out',
  archive: 'archive',
  withdraw: 'withdraw',
};

interface ActionButtonProps {
  ctx: Context;
  loaded: LoadedCase;
  action: CaseAction;
  variant?: 'primary' | 'secondary' | 'tertiary';
}

/** The button of an action as the rules have it: pressed, followed, or disabled with the reason. */
export function ActionButton({ ctx, loaded, action, variant }: ActionButtonProps) {
  const { row, texts, reason } = loaded;
  const label = texts.actions[action];
  const refused = reason(action);
  if (refused)
    return (
      <Button id={`act-${action}`} variant={variant ?? 'secondary'} disabledReason={refused}>
        {label}
      </Button>
    );
  const post = atOnce[action];
  if (post === undefined)
    return (
      <LinkButton href={ctx.href(`/cases/${row.id}/${pathOf[action] ?? ''}`)} variant={variant}>
        {label}
      </LinkButton>
    );
  return (
    <form method="post" action={ctx.href(`/cases/${row.id}/${post}`)}>
      <CaseKeys ctx={ctx} version={row.version} />
      <Button variant={variant}>{label}</Button>
    </form>
  );
}

/** What else is lawful in this state, besides the next step. */
export function OtherActions({ ctx, loaded }: { ctx: Context; loaded: LoadedCase }) {
  const { row, standing, texts } = loaded;
  const next = nextSteps(standing.facts);
  const others = allowedActions(standing.facts, actorOfCase(ctx.principal)).filter(
    // The inventory is made with the registration itself; another try stands beside the paper that failed.
    ({ action, reason }) => reason !== 'noRight' && action !== 'issueInventory' && !next.includes(action),
  );
  const mayPrint = standing.facts.state === 'draft' && mayCase(ctx.principal, 'case.take');
  if (others.length === 0) return null;
  return (
    <Details summary={texts.other}>
      <div class="v-actions">
        {mayPrint && (
          <form method="post" action={ctx.href(`/cases/${row.id}/application`)}>
            <CaseKeys ctx={ctx} version={row.version} />
            <Button variant="secondary" icon="printer">
              {texts.printApplication}
            </Button>
          </form>
        )}
        {others.map(({ action }) => (
          <ActionButton key={action} ctx={ctx} loaded={loaded} action={action} variant="secondary" />
        ))}
      </div>
    </Details>
  );
}

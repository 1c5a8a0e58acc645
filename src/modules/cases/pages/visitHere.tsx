import type { ComponentChildren } from 'preact';
import { shiftOf, type TicketForIntake, ticketForIntake } from '#modules/queue/data/desk.ts';
import type { FinishResult } from '#modules/queue/rules/ticketActions.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { CasesTexts } from '../messages.ts';
import { mayCase, queueScope } from '../rights.ts';
import type { CaseState } from '../rules/lifecycle.ts';

/** The ticket of a case while its visitor is still served at this worker's own desk. */
export async function visitHere(ctx: Context, ticketId: string | null): Promise<TicketForIntake | undefined> {
  const { id, centreId } = ctx.principal;
  if (!ticketId || !id || !centreId || !mayCase(ctx.principal, 'case.take')) return undefined;
  const { queries } = ctx.services.database;
  const ticket = await ticketForIntake(queries, queueScope(ctx.principal), centreId, ticketId);
  if (ticket?.state !== 'serving') return undefined;
  const shift = await shiftOf(queries, id);
  return shift && shift.deskId === ticket.deskId ? ticket : undefined;
}

interface VisitHereProps {
  ctx: Context;
  visit: TicketForIntake;
  texts: CasesTexts;
  state: CaseState;
  children?: ComponentChildren;
}

/** The way back to the queue: one press ends the visit once the case is registered; before that the desk is a link. */
export function VisitHere({ ctx, visit, texts, state, children }: VisitHereProps) {
  const words = texts.registeredPage;
  const result: FinishResult = 'accepted';
  return (
    <div class="v-visit-here">
      <p>{words.visitHere(visit.label)}</p>
      <div class="v-actions">
        {state === 'draft' ? (
          <LinkButton href={ctx.href('/desk')} variant="tertiary" size="sm" icon="arrow-left">
            {words.backToDesk}
          </LinkButton>
        ) : (
          <form method="post" action={ctx.href(`/desk/tickets/${visit.id}/finish`)}>
            <FormKey ctx={ctx} />
            <input type="hidden" name="result" value={result} />
            <Button icon="check">{words.finishVisit}</Button>
          </form>
        )}
        {children}
      </div>
    </div>
  );
}

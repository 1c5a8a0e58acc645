import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { JustEnded, OtherMatter } from '../../data/deskNow.ts';
import { queueTexts } from '../../messages.ts';
import { matterOf } from '../lists.tsx';

/** After a visitor has gone: the next matter of the same person, and the way back from a mis-click. */
export function JustEndedCard(props: {
  ctx: Context;
  ended: JustEnded;
  others: readonly OtherMatter[];
  /** Why nobody can be called to the desk now. */
  refused: string | undefined;
}) {
  const { ctx, ended, others, refused } = props;
  const t = queueTexts[ctx.locale].console;
  const next =
    ended.outcome === 'finished' ? others.find(({ ticket }) => ticket.state === 'waiting') : undefined;
  return (
    <Card title={next ? t.nextMatterTitle : t.undoTitle} tone="tinted">
      {next && (
        <>
          <p>
            <strong>{t.nextMatter(next.ticket.label, matterOf(ctx.locale, next.ticket))}</strong>
          </p>
          {next.servedHere ? (
            <form method="post" action={ctx.href(`/desk/tickets/${next.ticket.id}/call-here`)}>
              <FormKey ctx={ctx} />
              <Button id="call-here" icon="bell" disabledReason={refused}>
                {t.callHere}
              </Button>
            </form>
          ) : (
            <p>{t.nextMatterElsewhere}</p>
          )}
        </>
      )}
      <form method="post" action={ctx.href(`/desk/tickets/${ended.ticketId}/undo`)}>
        <FormKey ctx={ctx} />
        <Button id="undo" icon="history" variant="tertiary" size="sm">
          {ended.outcome === 'finished' ? t.undoOf.finish(ended.label) : t.undoOf.noShow(ended.label)}
        </Button>
      </form>
      <p class="v-muted">{t.undoHint}</p>
    </Card>
  );
}

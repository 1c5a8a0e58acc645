import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { Shift } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';

/** What concerns the desk, not the visitor: it stands beside the visitor, and on a phone below (Q-call). */
export function SeatCard({ ctx, shift, busy }: { ctx: Context; shift: Shift; busy: boolean }) {
  const t = queueTexts[ctx.locale].console;
  const refused = busy ? t.whyNot.busy : undefined;
  return (
    <Card title={queueTexts[ctx.locale].place}>
      <div class="v-actions">
        {shift.state !== 'break' && (
          <SeatButton ctx={ctx} to="/desk/pause" icon="player-pause" refused={refused}>
            {t.pause}
          </SeatButton>
        )}
        <SeatButton ctx={ctx} to="/desk/close" icon="logout" refused={refused}>
          {t.close}
        </SeatButton>
        <LinkButton href={ctx.href('/desk/plate')} variant="tertiary" size="sm" icon="id-badge-2">
          {t.plate}
        </LinkButton>
      </div>
    </Card>
  );
}

/** The one step from a break: it stands where the visitor will (Q-call). */
export const BackFromBreak = ({ ctx }: { ctx: Context }) => (
  <SeatButton ctx={ctx} to="/desk/resume" icon="user-check" main>
    {queueTexts[ctx.locale].console.resume}
  </SeatButton>
);

function SeatButton(props: {
  ctx: Context;
  to: string;
  icon: 'player-pause' | 'logout' | 'user-check';
  main?: boolean;
  refused?: string | undefined;
  children: string;
}) {
  return (
    <form method="post" action={props.ctx.href(props.to)}>
      <FormKey ctx={props.ctx} />
      <Button
        variant={props.main ? 'primary' : 'secondary'}
        size={props.main ? 'lg' : 'sm'}
        icon={props.icon}
        id={props.to.replaceAll('/', '-').slice(1)}
        disabledReason={props.refused}
      >
        {props.children}
      </Button>
    </form>
  );
}

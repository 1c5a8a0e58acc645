import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { queueTexts } from '../../messages.ts';
import { kioskPage } from './kioskFrame.tsx';
import { kioskNow } from './kioskGate.tsx';
import { Keyboard } from './kioskSearch.tsx';

export const kioskStaffPage = (ctx: Context): Promise<Answer> => staffScreen(ctx, null, 200);

/** Where a worker switches the kiosk off or on at the kiosk itself, by its PIN. */
export async function staffScreen(ctx: Context, error: string | null, status: number): Promise<Answer> {
  const t = queueTexts[ctx.locale].kiosk;
  const now = await kioskNow(ctx);
  const locked = now.standing === 'locked';
  return kioskPage(
    ctx,
    {
      title: t.pinTitle,
      lead: now.kiosk.pinHash === null ? t.pinNone : t.pinLead,
      centre: now.centre.name,
      idleSeconds: 30,
      at: '/kiosk/staff',
      easy: false,
      status,
      hasErrors: error !== null,
    },
    now.kiosk.pinHash !== null && (
      <form method="post" action={ctx.href('/kiosk/staff')} autocomplete="off" novalidate>
        <FormKey ctx={ctx} />
        <input type="hidden" name="wish" value={locked ? 'unlock' : 'lock'} />
        <div class="v-kiosk__wide">
          <ErrorSummary errors={error ? [{ field: 'pin', message: error }] : []} />
          <TextField
            name="pin"
            type="password"
            inputmode="numeric"
            label={t.pinLabel}
            error={error ?? undefined}
            // A browser that all visitors use must not fill in what a worker typed before; it heeds no "off" here.
            autocomplete="new-password"
            maxlength={8}
            width={8}
          />
        </div>
        <Button icon={locked ? 'key' : 'lock'}>{locked ? t.pinUnlock : t.pinLock}</Button>
        <Keyboard label={t.keyboard} />
      </form>
    ),
  );
}

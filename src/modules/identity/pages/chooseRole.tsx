import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { grantsOn, placeText } from '../data/grants.ts';
import { currentGrant } from '../data/sessions.ts';
import { words } from '../messages.ts';
import { sameSitePath } from '../rules/returnTo.ts';

const query = z.object({ next: z.string().optional().catch(undefined) });

/** The choice of role and place; also reached later from the account page. */
export async function showChooseRole(ctx: Context): Promise<Answer> {
  const { pending } = ctx.principal;
  if (pending === 'secondFactor' || pending === 'newPassword') return redirect(ctx.href('/home'));
  return chooseRolePage(ctx, sameSitePath(ctx.query(query).next, ''), null);
}

export async function chooseRolePage(ctx: Context, next: string, error: string | null): Promise<Answer> {
  const t = words(ctx.locale);
  const { id, sessionId, pending } = ctx.principal;
  if (!id || !sessionId) return redirect(ctx.href('/sign-in'));
  const { queries } = ctx.services.database;
  const grants = await grantsOn(queries, id, businessDate(ctx.services.clock.now()));
  const current = await currentGrant(queries, sessionId);
  const status = error ? 422 : 200;
  const content =
    grants.length === 0 ? (
      <>
        <Heading level={1}>{t.chooseRole.title}</Heading>
        <EmptyState icon="user-check" title={t.chooseRole.none}>
          <p>{t.chooseRole.noneText}</p>
        </EmptyState>
        <Form
          action={ctx.href('/sign-out')}
          actions={<Button variant="secondary">{t.chooseRole.signOut}</Button>}
        />
      </>
    ) : (
      <>
        {error && (
          <Alert tone="danger" role="alert">
            {error}
          </Alert>
        )}
        <Heading level={1}>{t.chooseRole.title}</Heading>
        <p class="v-lead">{t.chooseRole.lead}</p>
        <Form
          action={ctx.href('/choose-role')}
          hidden={next && <input type="hidden" name="next" value={next} />}
        >
          {grants.map((grant) => {
            const isNow = grant.id === current && pending === 'none';
            const place = [placeText(grant), isNow ? t.chooseRole.now : ''].filter(Boolean).join(' — ');
            return (
              <Button key={grant.id} name="grant" value={grant.id} variant="secondary" size="lg" fullWidth>
                <strong>{t.roles[grant.role]}</strong>
                {place && (
                  <>
                    <br />
                    <span>{place}</span>
                  </>
                )}
              </Button>
            );
          })}
        </Form>
      </>
    );
  const options = { title: t.chooseRole.title, status, hasErrors: error !== null, noIndex: true };
  return pending === 'none' ? staffPage(ctx, options, content) : publicPage(ctx, options, content);
}

import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { offerSecret, openOffer, secretAddress } from '../commands/secondFactor.ts';
import { accountOf } from '../data/workers.ts';
import { words } from '../messages.ts';
import { sameSitePath } from '../rules/returnTo.ts';
import { errorLinks, frame } from './frame.tsx';

const query = z.object({ next: z.string().optional().catch(undefined) });

/** The second step of signing in, or its setting up where the role demands it and nothing is set up. */
export async function showSecondFactor(ctx: Context): Promise<Answer> {
  const next = sameSitePath(ctx.query(query).next, '');
  const { id, pending } = ctx.principal;
  if (!id || pending !== 'secondFactor') return redirect(ctx.href('/home'));
  const account = await accountOf(ctx.services.database.queries, id);
  return account?.enrolled
    ? codePage(ctx, next, null, 200)
    : enrolPage(ctx, { next, action: '/sign-in/enrol' });
}

export function codePage(ctx: Context, next: string, error: string | null, status: number): Answer {
  const t = words(ctx.locale).secondFactor;
  return frame(
    ctx,
    { title: t.title, status, hasErrors: error !== null },
    <>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <Form
        action={ctx.href('/sign-in/second-factor')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            {next && <input type="hidden" name="next" value={next} />}
          </>
        }
        actions={<Button>{t.submit}</Button>}
      >
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          error={error ?? undefined}
          autocomplete="one-time-code"
          spellcheck={false}
          width={12}
        />
      </Form>
      <form method="post" action={ctx.href('/sign-out')}>
        <Button variant="tertiary">{t.other}</Button>
      </form>
    </>,
  );
}

export interface EnrolOptions {
  readonly next: string;
  /** Path to which the form is posted. */
  readonly action: '/sign-in/enrol' | '/account/second-factor';
  /** The secret that the form already carries, when it comes back. */
  readonly sealed?: string;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Setting up an app for one-time codes: for the first time, or in place of an old one (then with the password). */
export async function enrolPage(ctx: Context, options: EnrolOptions): Promise<Answer> {
  const { enrol: t, secondFactor, password } = words(ctx.locale);
  const { id } = ctx.principal;
  const { database, secrets, clock } = ctx.services;
  const account = id ? await accountOf(database.queries, id) : undefined;
  if (!account) return redirect(ctx.href('/sign-in'));
  const kept = options.sealed ? openOffer(secrets, account.id, options.sealed, clock.now()) : null;
  const offer =
    kept && options.sealed
      ? { secret: kept, sealed: options.sealed }
      : offerSecret(secrets, account.id, clock.now());
  const errors = options.errors ?? {};
  const again = options.action === '/account/second-factor';
  return frame(
    ctx,
    { title: t.title, status: options.errors ? 422 : 200, hasErrors: options.errors !== undefined },
    <>
      <ErrorSummary errors={errorLinks({ values: {}, errors })} />
      <Heading level={1}>{t.title}</Heading>
      {again ? (
        account.enrolled && <Alert tone="warning">{t.leadAgain}</Alert>
      ) : (
        <p class="v-lead">{t.lead}</p>
      )}
      <ol>
        <li>{t.stepApp}</li>
        <li>{t.stepScan}</li>
        <li>{t.stepCode}</li>
      </ol>
      <QrCode text={secretAddress(account.login, offer.secret)} label={t.qr} />
      <Details summary={t.manual}>
        <p>{t.manualText}</p>
        <p>
          <code>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </Details>
      <Form
        action={ctx.href(options.action)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="offer" value={offer.sealed} />
            {options.next && <input type="hidden" name="next" value={options.next} />}
          </>
        }
        actions={
          <>
            <Button>{t.submit}</Button>
            {again && (
              <LinkButton variant="secondary" href={ctx.href('/account')}>
                {words(ctx.locale).cancel}
              </LinkButton>
            )}
          </>
        }
      >
        <TextField
          name="code"
          label={secondFactor.code}
          error={errors.code}
          autocomplete="one-time-code"
          inputmode="numeric"
          width={8}
        />
        {again && (
          <TextField
            name="current"
            type="password"
            label={password.current}
            error={errors.current}
            autocomplete="current-password"
            width={30}
          />
        )}
      </Form>
    </>,
  );
}

/** The recovery codes, once. */
export function recoveryPage(ctx: Context, codes: readonly string[], proceedTo: string): Answer {
  const t = words(ctx.locale).recovery;
  return frame(
    ctx,
    { title: t.title },
    <>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <ul aria-label={t.listLabel}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <LinkButton href={proceedTo}>{t.proceed}</LinkButton>
    </>,
  );
}

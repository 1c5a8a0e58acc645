import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { grantsOn, placeText } from '../data/grants.ts';
import { currentGrant, type OwnSession, openSessions } from '../data/sessions.ts';
import { fullName, recoveryCodesLeft, workerCard } from '../data/workers.ts';
import { words } from '../messages.ts';
import { browserName } from '../rules/browserName.ts';
import { Section } from './section.tsx';

/** Everything about one's own account on one page. */
export const showAccount = (ctx: Context): Promise<Answer> => accountPage(ctx, null, 200);

export async function accountPage(ctx: Context, codesError: string | null, status: number): Promise<Answer> {
  const { account: t, recovery, password } = words(ctx.locale);
  const { id, sessionId } = ctx.principal;
  const { queries } = ctx.services.database;
  const worker = id ? await workerCard(queries, id) : undefined;
  if (!worker || !sessionId) return redirect(ctx.href('/sign-in'));
  const now = ctx.services.clock.now();
  const [grants, current, sessions, codes] = await Promise.all([
    grantsOn(queries, worker.id, businessDate(now)),
    currentGrant(queries, sessionId),
    openSessions(queries, worker.id, now),
    recoveryCodesLeft(queries, worker.id),
  ]);
  const grant = grants.find((one) => one.id === current);
  const others = sessions.filter((session) => session.id !== sessionId);
  return staffPage(
    ctx,
    { title: t.title, status, hasErrors: codesError !== null },
    <Stack gap="lg">
      <ErrorSummary errors={codesError ? [{ field: 'current', message: codesError }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <DescriptionList
        items={[
          { term: t.name, value: fullName(worker) },
          { term: t.login, value: worker.login },
          ...(worker.positionTitle ? [{ term: t.position, value: worker.positionTitle }] : []),
          {
            term: t.role,
            value: ctx.principal.roleTitle[ctx.locale],
            ...(grants.length > 1
              ? { action: { href: ctx.href('/choose-role'), label: t.change, what: t.role } }
              : {}),
          },
          ...(grant && placeText(grant) ? [{ term: t.place, value: placeText(grant) }] : []),
          ...(worker.signLanguageCertificate
            ? [{ term: t.signLanguage, value: worker.signLanguageCertificate }]
            : []),
        ]}
      />
      <Section id="security" title={t.security}>
        <DescriptionList
          items={[
            {
              term: t.password,
              value: t.passwordSet,
              action: { href: ctx.href('/account/password'), label: t.change, what: t.password },
            },
            {
              term: t.app,
              value: worker.enrolled ? t.appOn : t.appOff,
              action: {
                href: ctx.href('/account/second-factor'),
                label: worker.enrolled ? t.change : t.turnOn,
                what: t.app,
              },
            },
            ...(worker.enrolled ? [{ term: t.codes, value: recovery.left(codes) }] : []),
          ]}
        />
        {worker.enrolled && (
          <Details summary={t.newCodes} open={codesError !== null}>
            <p>{t.newCodesText}</p>
            <Form
              action={ctx.href('/account/recovery-codes')}
              hidden={<FormKey ctx={ctx} />}
              actions={<Button variant="secondary">{t.newCodes}</Button>}
            >
              <TextField
                name="current"
                type="password"
                label={password.current}
                error={codesError ?? undefined}
                autocomplete="current-password"
                width={30}
              />
            </Form>
          </Details>
        )}
      </Section>
      <Section id="letter-language" title={t.letters}>
        <p>{t.lettersText}</p>
        <Form
          action={ctx.href('/account/letters')}
          hidden={<FormKey ctx={ctx} />}
          actions={<Button variant="secondary">{t.lettersSave}</Button>}
        >
          <Radios
            name="letters"
            legend={t.lettersLanguage}
            value={worker.letterLocale ?? 'uk'}
            options={[
              { value: 'uk', label: 'Українська' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form>
      </Section>
      <Section id="sessions" title={t.sessions}>
        <p>{t.sessionsText}</p>
        <Sessions ctx={ctx} sessions={sessions} />
        {others.length > 0 && (
          <Form
            action={ctx.href('/account/sessions/end-others')}
            hidden={<FormKey ctx={ctx} />}
            actions={<Button variant="secondary">{t.endOthers}</Button>}
          />
        )}
      </Section>
    </Stack>,
  );
}

function Sessions({ ctx, sessions }: { ctx: Context; sessions: readonly OwnSession[] }) {
  const t = words(ctx.locale).account;
  return (
    <Table
      caption={t.sessions}
      captionHidden
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'device',
          header: t.device,
          rowHeader: true,
          cell: (session) => browserName(session.userAgent) || t.unknownDevice,
        },
        { key: 'address', header: t.address, cell: (session) => session.address },
        {
          key: 'started',
          header: t.started,
          nowrap: true,
          cell: (session) => formatDateTime(ctx.locale, session.createdAt),
        },
        {
          key: 'seen',
          header: t.seen,
          nowrap: true,
          cell: (session) => formatDateTime(ctx.locale, session.lastSeenAt),
        },
        {
          key: 'end',
          header: t.actions,
          headerHidden: true,
          cell: (session) =>
            session.id === ctx.principal.sessionId ? (
              <Tag tone="info">{t.thisOne}</Tag>
            ) : (
              <form method="post" action={ctx.href(`/account/sessions/${session.id}/end`)}>
                <FormKey ctx={ctx} />
                <Button variant="secondary" size="sm">
                  {t.end}
                  <span class="ds-sr-only"> {browserName(session.userAgent) || t.unknownDevice}</span>
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}

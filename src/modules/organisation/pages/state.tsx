import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import type { Obstacle } from '../data/obstacles.ts';
import type { OrganisationTexts } from '../messages.uk.ts';
import { AdminCrumbs, textsOf } from './parts.tsx';

export interface StateQuestion {
  readonly name: string;
  /** The question when it is being closed: «Закрити центр?». */
  readonly closeTitle: string;
  readonly confirmLabel?: string;
  readonly closing: boolean;
  readonly action: string;
  readonly backHref: string;
  readonly crumbs: readonly [string, string][];
}

/** «Are you sure?», or why it cannot be: what stands in the way, with links to it. Nothing is changed by looking. */
export function statePage(ctx: Context, question: StateQuestion, obstacles: readonly Obstacle[]): Answer {
  const t = textsOf(ctx);
  const title = question.closing ? question.closeTitle : t.confirm.reopenTitle;
  const refused = obstacles.length > 0;
  return staffPage(
    ctx,
    {
      title,
      status: refused && isWrite(ctx) ? 409 : 200,
      breadcrumbs: <AdminCrumbs ctx={ctx} items={question.crumbs} />,
    },
    refused ? (
      <>
        <Heading level={1} caption={question.name}>
          {title}
        </Heading>
        <Alert tone="warning" title={t.obstacles.title} role={isWrite(ctx) ? 'alert' : undefined}>
          <p>{t.obstacles.lead}</p>
          <ul class="ds-list">
            {obstacles.map((obstacle) => (
              <li key={obstacle.kind}>
                {obstacle.href === null ? (
                  obstacleText(t, obstacle)
                ) : (
                  <a href={ctx.href(obstacle.href)}>{obstacleText(t, obstacle)}</a>
                )}
              </li>
            ))}
          </ul>
        </Alert>
        <p>
          <LinkButton href={ctx.href(question.backHref)} variant="secondary" icon="arrow-left">
            {t.back}
          </LinkButton>
        </p>
      </>
    ) : (
      <ConfirmPage
        title={title}
        caption={question.name}
        lead={question.closing ? t.confirm.closeLead : t.confirm.reopenLead}
        action={ctx.href(question.action)}
        hidden={<FormKey ctx={ctx} />}
        confirmLabel={question.closing ? (question.confirmLabel ?? t.close) : t.reopen}
        tone={question.closing ? 'danger' : undefined}
        cancelHref={ctx.href(question.backHref)}
      />
    ),
  );
}

const isWrite = (ctx: Context) => 'tx' in ctx;

function obstacleText(t: OrganisationTexts, { kind, count }: Obstacle): string {
  const text = t.obstacles[kind];
  return typeof text === 'string' ? text : text(count);
}

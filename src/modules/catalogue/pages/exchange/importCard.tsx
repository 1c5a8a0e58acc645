import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { LinkButton } from '#ui/linkButton.tsx';
import { catalogueTexts } from '../../messages.ts';
import type { ServicePlan } from '../../rules/importPlan.ts';
import type { CardContent } from '../../schema.ts';
import { CardDifference } from '../versions/cardChanges.tsx';
import { page } from './importReport.tsx';

/** A card as it is now and as the file has it, side by side. */
export function renderCardChange(
  ctx: Context,
  importId: string,
  plan: ServicePlan,
  newest: CardContent | undefined,
): Answer {
  const t = catalogueTexts[ctx.locale].exchange.report;
  const { draft } = plan;
  return page(
    ctx,
    { title: t.card(plan.plainName), caption: plan.slug },
    <>
      {!newest && <p>{t.wasNone}</p>}
      {draft && (
        <CardDifference
          locale={ctx.locale}
          before={{ label: t.was, content: newest ?? null }}
          after={{ label: t.will, content: draft.content }}
          caption={t.fields}
        />
      )}
      <div class="v-actions">
        <LinkButton href={ctx.href(`/catalogue/imports/${importId}`)} variant="secondary">
          {t.title}
        </LinkButton>
      </div>
    </>,
  );
}

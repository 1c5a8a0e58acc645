import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { shiftOf } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';

/** The numbered plate with the worker's name, to be printed (ORG-4, BR-5.3). */
export async function platePage(ctx: Context): Promise<Answer> {
  const t = queueTexts[ctx.locale].console;
  const shift = ctx.principal.id ? await shiftOf(ctx.services.database.queries, ctx.principal.id) : undefined;
  return staffPage(
    ctx,
    { title: t.plateTitle, scripts: ['desk.js'], ...(shift ? { desk: String(shift.desk) } : {}) },
    <Stack>
      <Heading level={1}>{t.plateTitle}</Heading>
      {shift ? (
        <section class="v-plate">
          <p class="v-plate__centre">{ctx.principal.centreName}</p>
          <p class="v-plate__label">{queueTexts[ctx.locale].place}</p>
          <p class="v-plate__number">{shift.desk}</p>
          <p class="v-plate__name">{ctx.principal.name}</p>
        </section>
      ) : (
        <EmptyState title={t.plateNone} icon="id-badge-2" />
      )}
      <p class="v-actions">
        {shift && (
          <span data-needs-script hidden>
            <Button type="button" icon="printer" id="print">
              {t.print}
            </Button>
          </span>
        )}
        <LinkButton href={ctx.href('/desk')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </p>
    </Stack>,
  );
}

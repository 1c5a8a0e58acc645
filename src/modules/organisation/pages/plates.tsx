import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { desksOfCentre } from '../data/desks.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { sittingAt } from './desks.tsx';
import { textsOf } from './parts.tsx';

const query = z.object({ desk: z.coerce.number().int().min(1).max(999).optional() });

/** Plates to print, one a sheet: number, provider, and who sits there now, or a line to write on (ORG-4, BR-5.3). */
export async function platesPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const { desk: wanted } = ctx.query(query);
  const all = await desksOfCentre(ctx.services.database.queries, centre.id, { activeOnly: true });
  const desks = wanted === undefined ? all : all.filter((desk) => desk.number === wanted);
  return centreFrame(
    ctx,
    centre,
    { tab: 'desks', title: t.desk.platesTitle },
    <>
      <p class="v-plates-hint">{t.desk.platesHint}</p>
      {wanted !== undefined && (
        <p class="v-plates-hint">
          <LinkButton href={ctx.href(`${tabHref(centre.id, 'desks')}/plates`)} variant="secondary">
            {t.desk.printAll}
          </LinkButton>
        </p>
      )}
      {desks.length === 0 && <EmptyState title={t.desk.empty} icon="id-badge-2" />}
      <div class="v-plates">
        {desks.map((desk) => (
          <article class="v-plate" key={desk.id} aria-label={t.desk.one(desk.number)}>
            <p class="v-plate__word">{t.desk.plateName}</p>
            <p class="v-plate__number">{desk.number}</p>
            <p class="v-plate__provider">{desk.provider_full_name}</p>
            <p class="v-plate__who">{sittingAt(desk)}</p>
          </article>
        ))}
      </div>
    </>,
  );
}

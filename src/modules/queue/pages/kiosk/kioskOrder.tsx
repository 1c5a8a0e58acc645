import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { categoriesOfCentre, settingsOf } from '../../data/categories.ts';
import { queueTexts } from '../../messages.ts';
import { kioskQuery } from '../../schemas/kiosk.ts';
import { rulesIn } from '../public/orderRules.ts';
import { kioskHref, kioskPage } from './kioskFrame.tsx';
import { inLocale, kioskNow, shutPage } from './kioskGate.tsx';

/** Longer than a question: this screen is read. */
const readingSeconds = 120;

/** The rule of the queue at the kiosk itself, in the words of the public page and from the same settings (BR-18). */
export async function kioskOrderPage(ctx: Context): Promise<Answer> {
  const { visit, mode } = ctx.query(kioskQuery);
  const easy = mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const { queries } = ctx.services.database;
  const [settings, categories] = await Promise.all([
    settingsOf(queries, now.centre.id),
    categoriesOfCentre(queries, now.centre.id),
  ]);
  if (!settings) throw notFound();
  const t = queueTexts[ctx.locale].categories.order;
  return kioskPage(
    ctx,
    {
      title: t.title,
      lead: t.oneRule,
      centre: now.centre.name,
      back: kioskHref(ctx, visit ? `/kiosk/ticket/${visit}` : '/kiosk', { mode }),
      idleSeconds: readingSeconds,
      easy,
    },
    <>
      <ol class="v-kiosk__rules">
        {rulesIn(ctx.locale, settings).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <section class="v-kiosk__rules">
        <h2>{t.categoriesTitle}</h2>
        {categories.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <>
            <p>{t.categoriesLead(settings.priorityRun)}</p>
            <ul>
              {categories.map((row) => (
                <li key={row.id}>
                  <strong>{inLocale(ctx.locale, row.nameUk, row.nameEn)}</strong>: {row.act}
                  {row.proof && `. ${t.proof}: ${row.proof}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>,
  );
}

import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { KioskTile } from '#ui/kioskTile.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Category, categoriesOfCentre } from '../../data/categories.ts';
import { menuServices } from '../../data/menu.ts';
import { expectedWait } from '../../data/prediction.ts';
import { queueTexts } from '../../messages.ts';
import { type Wish, wishQuery } from '../../schemas/kiosk.ts';
import { idleSeconds } from './kiosk.tsx';
import { kioskHref, kioskPage } from './kioskFrame.tsx';
import { inLocale, type KioskNow, kioskNow, shutPage } from './kioskGate.tsx';
import { Keyboard } from './kioskSearch.tsx';

export const kioskPurposePage = async (ctx: Context): Promise<Answer> =>
  purposePage(ctx, ctx.query(wishQuery), emptyForm);

/** Lawful categories that a visitor may choose without a worker (BR-18). */
const kioskCategories = async (ctx: Context, centreId: string): Promise<Category[]> =>
  (await categoriesOfCentre(ctx.services.database.queries, centreId)).filter(({ atKiosk }) => atKiosk);

/** Last question, whose answer issues the ticket; comes back with what was typed when the name is missing. */
export async function purposePage(ctx: Context, wish: Wish, form: FormState): Promise<Answer> {
  const easy = wish.mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const t = queueTexts[ctx.locale];
  const { queries } = ctx.services.database;
  const [services, categories] = await Promise.all([
    menuServices(queries, now.centre.id),
    kioskCategories(ctx, now.centre.id),
  ]);
  const service = services.find(({ id }) => id === wish.service);
  const category = categories.find(({ id }) => id === wish.category);
  const failed = Object.keys(form.errors).length > 0;
  const name = form.values.name;
  const sign = wish.sign === 'yes' || form.values.sign === 'yes';
  const warning = closingWarning(ctx, now, wish);
  const here = kioskHref({ href: (path) => path }, '/kiosk/purpose', { ...wish });
  return kioskPage(
    ctx,
    {
      title: t.kiosk.purpose,
      lead: service && inLocale(ctx.locale, service.nameUk, service.nameEn),
      centre: now.centre.name,
      back: kioskHref(ctx, '/kiosk/services', { group: wish.group, visit: wish.visit, mode: wish.mode }),
      idleSeconds: now.centre.personalQueue ? 90 : idleSeconds,
      easy,
      at: here,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <form method="post" action={ctx.href('/kiosk/tickets')} autocomplete="off" novalidate data-issue>
      <FormKey ctx={ctx} />
      <input type="hidden" name="group" value={wish.group} />
      <input type="hidden" name="service" value={wish.service ?? ''} />
      <input type="hidden" name="visit" value={wish.visit ?? ''} />
      <input type="hidden" name="category" value={category?.id ?? ''} />
      <input type="hidden" name="mode" value={wish.mode ?? ''} />
      {warning && (
        <p class="v-kiosk__warning v-kiosk__wide" role="status">
          {warning}
        </p>
      )}
      {now.centre.personalQueue && !wish.visit && (
        <div class="v-kiosk__wide">
          <TextField
            name="name"
            label={t.kiosk.nameLabel}
            hint={t.kiosk.nameHint}
            error={form.errors.name}
            value={typeof name === 'string' ? name : ''}
            autocomplete="off"
            spellcheck={false}
            maxlength={120}
          />
          <Keyboard label={t.kiosk.keyboard} />
        </div>
      )}
      {(['submit', 'consult', 'collect'] as const).map((purpose) => (
        <KioskTile
          key={purpose}
          title={t.purposes[purpose]}
          hint={t.purposeHints[purpose]}
          icon={purpose === 'submit' ? 'file-text' : purpose === 'consult' ? 'message-circle' : 'file-check'}
          tone={purpose === 'submit' ? 'main' : 'plain'}
          name="purpose"
          value={purpose}
        />
      ))}
      {categories.length > 0 && (
        <KioskTile
          title={
            category
              ? t.kiosk.priorityChosen(inLocale(ctx.locale, category.nameUk, category.nameEn))
              : t.kiosk.priority
          }
          hint={category?.proof ? t.kiosk.priorityProof(category.proof) : t.kiosk.priorityHint}
          icon={category ? 'circle-check' : 'accessible'}
          href={kioskHref(ctx, '/kiosk/priority', { ...wish })}
        />
      )}
      {!wish.visit && (
        <label class="v-tile v-tile--check">
          <input type="checkbox" name="sign" value="yes" checked={sign} />
          <span class="v-tile__text">
            <span class="v-tile__title">{t.kiosk.sign}</span>
          </span>
        </label>
      )}
    </form>,
  );
}

/** In the last hour: whoever may wait beyond the end of reception is told before taking a ticket. */
function closingWarning(ctx: Context, { centre, entry }: KioskNow, wish: Wish): string | null {
  if (entry.kind !== 'open' || entry.closing === null) return null;
  const expected = expectedWait(ctx.services.database, centre.id, wish.group, {
    serviceId: wish.service ?? null,
    categoryId: wish.category ?? null,
    visitCode: wish.visit ?? null,
  });
  if (!expected) return null;
  const ends = kyivInstant(businessDate(ctx.services.clock.now()), entry.until);
  const left = (ends.getTime() - ctx.services.clock.now().getTime()) / 1000;
  if (expected.highS < left) return null;
  return queueTexts[ctx.locale].kiosk.mayNotFit(entry.closing, Math.round(expected.highS / 60));
}

/** Which lawful right the visitor has, with the act that gives it and what the worker will ask to see (BR-18). */
export async function kioskPriorityPage(ctx: Context): Promise<Answer> {
  const wish = ctx.query(wishQuery);
  const easy = wish.mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const t = queueTexts[ctx.locale].kiosk;
  const categories = await kioskCategories(ctx, now.centre.id);
  const purpose = (category: string | undefined) => kioskHref(ctx, '/kiosk/purpose', { ...wish, category });
  return kioskPage(
    ctx,
    {
      title: t.priorityTitle,
      lead: t.priorityLead,
      centre: now.centre.name,
      back: purpose(wish.category),
      idleSeconds: 90,
      easy,
    },
    <>
      <KioskTile title={t.priorityNone} href={purpose(undefined)} />
      {categories.map((category) => (
        <KioskTile
          key={category.id}
          title={inLocale(ctx.locale, category.nameUk, category.nameEn)}
          hint={[category.proof && t.priorityProof(category.proof), category.act].filter(Boolean).join(' · ')}
          href={purpose(category.id)}
        />
      ))}
    </>,
  );
}

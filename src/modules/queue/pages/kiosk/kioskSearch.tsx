import { catalogueOfCentre } from '#modules/catalogue/data/search.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/textField.tsx';
import { menuServices } from '../../data/menu.ts';
import { queueTexts } from '../../messages.ts';
import { searchQuery } from '../../schemas/kiosk.ts';
import { ServiceTile } from './kiosk.tsx';
import { kioskHref, kioskPage } from './kioskFrame.tsx';
import { kioskNow, shutPage } from './kioskGate.tsx';

/** Tiles that fit a screen; a better word finds the rest. */
const mostFound = 8;

/**
 * Services by a person's own words: plain names, synonyms, official names (BR-15). A form that works without a script; with
 * one, the same answer comes with every letter.
 */
export async function kioskSearchPage(ctx: Context): Promise<Answer> {
  const { q, visit, mode } = ctx.query(searchQuery);
  const easy = mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy);
  const t = queueTexts[ctx.locale].kiosk;
  const words = q.trim();
  const [catalogue, menu] = await Promise.all([
    catalogueOfCentre(ctx.services, now.centre.id),
    menuServices(ctx.services.database.queries, now.centre.id),
  ]);
  const byId = new Map(menu.map((service) => [service.id, service]));
  const found =
    words === ''
      ? []
      : catalogue
          .search(words)
          .flatMap((id) => byId.get(id) ?? [])
          .slice(0, mostFound);
  return kioskPage(
    ctx,
    {
      title: t.searchLabel,
      centre: now.centre.name,
      back: kioskHref(ctx, '/kiosk', { visit, mode }),
      idleSeconds: 90,
      easy,
    },
    <>
      <form
        method="get"
        action={ctx.href('/kiosk/search')}
        class="v-kiosk__search v-kiosk__wide"
        autocomplete="off"
        data-search
      >
        {visit && <input type="hidden" name="visit" value={visit} />}
        {mode && <input type="hidden" name="mode" value={mode} />}
        <TextField
          name="q"
          label={t.searchHint}
          type="search"
          value={words}
          autocomplete="off"
          spellcheck={false}
          maxlength={400}
          optional="quiet"
        />
        <Button icon="search">{t.searchButton}</Button>
      </form>
      <div class="v-kiosk__found v-kiosk__wide" data-found aria-live="polite">
        {found.map((service) => (
          <ServiceTile key={service.id} ctx={ctx} service={service} visit={visit} mode={mode} />
        ))}
        {words !== '' && found.length === 0 && (
          <>
            <p class="v-kiosk__note">
              <strong>{t.searchEmpty}</strong>
            </p>
            <p class="v-kiosk__note">{t.searchEmptyHint}</p>
          </>
        )}
      </div>
      <Keyboard label={t.keyboard} />
    </>,
  );
}

/** Where the island draws the keyboard of a screen without one. */
export const Keyboard = ({ label }: { label: string }) => (
  <section class="v-keyboard v-kiosk__wide" data-keyboard aria-label={label} hidden />
);

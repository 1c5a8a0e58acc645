import { type PublicCentre, publicCentres } from '#modules/catalogue/data/centres.ts';
import { catalogueOfCentre, type ListedService } from '#modules/catalogue/data/search.ts';
import { competenceOn } from '#modules/catalogue/data/services.ts';
import type { Competence } from '#modules/catalogue/rules/competence.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { queueTexts } from '../../messages.ts';
import { whereQuery } from '../../schemas/reception.ts';
import { centreOf } from '../frames.tsx';
import { inLocale } from '../kiosk/kiosk.tsx';

const shownHere = 8;
const shownElsewhere = 3;

interface Hit {
  readonly centre: PublicCentre;
  readonly services: readonly { service: ListedService; competence: Competence | undefined }[];
}

/**
 * Whether a matter belongs to this centre, and where to go if it does not (BR-10.1): services of all centres by ordinary
 * words. No dead end: with nothing found there is a ticket for advice.
 */
export async function receptionWherePage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const t = queueTexts[ctx.locale].reception;
  const q = ctx.query(whereQuery).q.trim();
  const hits = q === '' ? [] : await lookEverywhere(ctx, q, centre.id);
  const here = hits.find((hit) => hit.centre.id === centre.id);
  const elsewhere = hits.filter((hit) => hit.centre.id !== centre.id);
  return staffPage(
    ctx,
    { title: t.whereTitle },
    <Stack>
      <Heading level={1}>{t.whereTitle}</Heading>
      <p class="v-lead">{t.whereLead}</p>
      <SearchForm
        action={ctx.href('/reception/where')}
        label={t.whereTitle}
        actions={<Button icon="search">{t.whereButton}</Button>}
      >
        <TextField
          name="q"
          label={t.whereLabel}
          type="search"
          value={q}
          optional="quiet"
          autocomplete="off"
        />
      </SearchForm>
      {q !== '' && hits.length === 0 && (
        <EmptyState title={t.whereNothing(q)} icon="search">
          <p>{t.whereNothingHint}</p>
        </EmptyState>
      )}
      {here && (
        <Card title={t.whereHere} tone="tinted">
          <Services ctx={ctx} hit={here} own />
        </Card>
      )}
      {elsewhere.length > 0 && <Heading level={2}>{t.whereElsewhere}</Heading>}
      {elsewhere.map((hit) => (
        <Card key={hit.centre.id} title={hit.centre.name} level={3}>
          <p>
            {t.address}: {hit.centre.address}
            {hit.centre.phones.length > 0 && (
              <>
                <br />
                {t.phones}: {hit.centre.phones.join(', ')}
              </>
            )}
            <br />
            <a href={ctx.href(`/centres/${hit.centre.code}`)}>{t.openSite}</a>
          </p>
          <Services ctx={ctx} hit={hit} own={false} />
        </Card>
      ))}
      <div class="v-actions">
        {q !== '' && !here && (
          <LinkButton href={ctx.href('/reception?purpose=consult')} icon="message-circle">
            {t.whereConsult}
          </LinkButton>
        )}
        <LinkButton href={ctx.href('/reception')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
    </Stack>,
  );
}

async function lookEverywhere(ctx: Context, q: string, ownId: string): Promise<Hit[]> {
  const { queries } = ctx.services.database;
  const today = businessDate(ctx.services.clock.now());
  const centres = await publicCentres(queries);
  const hits = await Promise.all(
    centres.map(async (centre): Promise<Hit> => {
      const { services, search } = await catalogueOfCentre(ctx.services, centre.id);
      const byId = new Map(services.map((service) => [service.id, service]));
      const found = search(q)
        .flatMap((id) => byId.get(id) ?? [])
        .slice(0, centre.id === ownId ? shownHere : shownElsewhere);
      return {
        centre,
        services: await Promise.all(
          found.map(async (service) => ({
            service,
            competence: await competenceOn(queries, service.id, today),
          })),
        ),
      };
    }),
  );
  return hits.filter(({ services }) => services.length > 0);
}

function Services({ ctx, hit, own }: { ctx: Context; hit: Hit; own: boolean }) {
  const t = queueTexts[ctx.locale].reception;
  return (
    <ul class="v-where">
      {hit.services.map(({ service, competence }) => (
        <li key={service.id}>
          <strong>{inLocale(ctx.locale, service.plainUk, service.plainEn)}</strong>
          {competence && competence.route !== 'decideHere' && (
            <p>
              {competence.route === 'redirect'
                ? t.redirects(competence.decidedBy)
                : t.decides(competence.decidedBy)}
            </p>
          )}
          <p class="v-where__links">
            {own && competence?.route !== 'redirect' && (
              <a href={ctx.href(`/reception?what=service:${service.id}`)}>
                {t.whereIssue}
                <span class="ds-sr-only">: {inLocale(ctx.locale, service.plainUk, service.plainEn)}</span>
              </a>
            )}
            <a href={ctx.href(`/centres/${hit.centre.code}/services/${service.slug}`)}>
              {t.whereCard}
              <span class="ds-sr-only">: {inLocale(ctx.locale, service.plainUk, service.plainEn)}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Card, Cards } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { isIconName } from '#ui/iconNames.ts';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type PublicCentre, publicCentres } from '../../data/centres.ts';
import { catalogueTexts } from '../../messages.ts';

/** The front door: search in own words, life situations, centres, following a case. */
export async function homePage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const centres = await publicCentres(ctx.services.database.queries);
  const first = centres[0];
  return publicPage(
    ctx,
    { title: texts.home.title, description: texts.home.lead, width: 'wide' },
    <Stack gap="lg">
      <div class="v-stack" data-gap="sm">
        <Heading level={1}>{texts.home.title}</Heading>
        <p class="v-lead">{texts.home.lead}</p>
      </div>
      {!first && <NoCentres ctx={ctx} />}
      {first && <HomeSearch ctx={ctx} centres={centres} />}
      {first && (
        <section class="v-stack" data-gap="sm" aria-labelledby="situations">
          <Heading level={2} id="situations">
            {texts.home.situations}
          </Heading>
          <Cards>
            {texts.situations.map(({ title, query, icon }) => (
              <Card
                key={query}
                level={3}
                title={title}
                href={ctx.href(`/services?q=${encodeURIComponent(query)}`)}
                {...(isIconName(icon) ? { icon } : {})}
              />
            ))}
          </Cards>
        </section>
      )}
      {first && (
        <section class="v-stack" data-gap="sm" aria-labelledby="centres">
          <Heading level={2} id="centres">
            {texts.home.centres}
          </Heading>
          <CentreCards ctx={ctx} centres={centres} level={3} />
        </section>
      )}
      <Card title={texts.home.track} tone="tinted" icon="clipboard-check">
        <p>{texts.home.trackText}</p>
        <LinkButton href={ctx.href('/case')} variant="secondary">
          {texts.home.trackLink}
        </LinkButton>
      </Card>
    </Stack>,
  );
}

function HomeSearch({ ctx, centres }: { ctx: Context; centres: readonly PublicCentre[] }) {
  const { home } = catalogueTexts[ctx.locale];
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="search-title">
      <Heading level={2} id="search-title">
        {home.searchTitle}
      </Heading>
      <SearchForm
        action={ctx.href('/services')}
        label={home.searchTitle}
        actions={
          <Button type="submit" icon="search">
            {home.search}
          </Button>
        }
      >
        <TextField name="q" type="search" label={home.searchLabel} hint={home.searchHint} maxlength={200} />
        {centres.length > 1 && (
          <Select
            name="centre"
            label={home.searchCentre}
            options={[
              { value: '', label: home.everywhere },
              ...centres.map(({ code, name, address }) => ({ value: code, label: `${name}, ${address}` })),
            ]}
          />
        )}
      </SearchForm>
    </section>
  );
}

export function NoCentres({ ctx }: { ctx: Context }) {
  const { centres } = catalogueTexts[ctx.locale];
  return (
    <EmptyState title={centres.none} icon="building">
      <p>{centres.noneHint}</p>
    </EmptyState>
  );
}

export function CentreCards(props: { ctx: Context; centres: readonly PublicCentre[]; level: 2 | 3 }) {
  const { ctx, centres, level } = props;
  const texts = catalogueTexts[ctx.locale].centres;
  return (
    <Cards>
      {centres.map((centre) => (
        <Card
          key={centre.code}
          level={level}
          title={centre.name}
          href={ctx.href(`/centres/${centre.code}`)}
          icon="building-community"
        >
          <p>{centre.address}</p>
          <p class="v-muted">{centre.extraterritorial ? texts.everyone : texts.local}</p>
        </Card>
      ))}
    </Cards>
  );
}

/** `/centres`: all of them, by municipality. */
export async function centresPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].centres;
  const centres = await publicCentres(ctx.services.database.queries);
  const municipalities = [...new Set(centres.map((centre) => centre.municipality))];
  return publicPage(
    ctx,
    { title: texts.title, description: texts.lead, width: 'wide' },
    <Stack gap="lg">
      <div class="v-stack" data-gap="sm">
        <Heading level={1}>{texts.title}</Heading>
        <p class="v-lead">{texts.lead}</p>
      </div>
      {centres.length === 0 && <NoCentres ctx={ctx} />}
      {municipalities.map((name, index) => (
        <section class="v-stack" data-gap="sm" key={name} aria-labelledby={`municipality-${index}`}>
          <Heading level={2} id={`municipality-${index}`}>
            {name}
          </Heading>
          <CentreCards ctx={ctx} centres={centres.filter((one) => one.municipality === name)} level={3} />
        </section>
      ))}
    </Stack>,
  );
}

import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { linksOf, placesWithin } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyScope } from '../rights.ts';
import { surveyOf } from './shownSurvey.ts';

/** `/surveys/:id/sheet`: one page of paper for each office, with the code that leads to its survey. */
export async function sheetPage(ctx: Context): Promise<Answer> {
  const screen = surveysTexts[ctx.locale].sheet;
  // The sheet hangs in the office: it speaks Ukrainian.
  const t = surveysTexts.uk.sheet;
  const survey = await surveyOf(ctx);
  if (survey.state !== 'open') throw notFound();
  const db = ctx.services.database.queries;
  const scope = surveyScope(ctx.principal);
  const places = await placesWithin(db, scope);
  const links = (await linksOf(db, survey.id))
    .map((link) => ({ ...link, place: places.find(({ id }) => id === link.eofficeId) }))
    .filter(
      ({ eofficeId, place }) => place !== undefined || (eofficeId === null && scope.officeNumber === null),
    )
    .sort((a, b) => (a.place?.number ?? 0) - (b.place?.number ?? 0));
  return staffPage(
    ctx,
    { title: `${screen.title}: ${survey.title}`, scripts: ['desk.js'] },
    <>
      <h1 class="ds-sr-only">{surveysTexts[ctx.locale].sheets}</h1>
      {links.map(({ code, place }) => {
        const address = `${ctx.services.publicUrl}/survey/${code}`;
        return (
          <article key={code} class="v-poster" lang="uk">
            <p class="v-poster__title">{t.title}</p>
            <p class="v-poster__name">{survey.title}</p>
            <QrCode text={address} label={t.label} correction="Q" />
            <p>{t.scan}</p>
            <p>
              {t.address} <span class="v-poster__address">{address}</span>
            </p>
            <p>{t.term(formatDate('uk', survey.closesOn))}</p>
            <p class="v-muted">{place ? place.organisation : t.all}</p>
          </article>
        );
      })}
      <p class="v-actions">
        <span data-needs-script hidden>
          <Button type="button" icon="printer" id="print">
            {screen.print}
          </Button>
        </span>
        <LinkButton href={ctx.href(`/surveys/${survey.id}`)} variant="secondary" icon="arrow-left">
          {screen.back}
        </LinkButton>
      </p>
    </>,
  );
}

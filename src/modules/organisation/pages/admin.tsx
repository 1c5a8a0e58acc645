import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Card, Cards } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import type { IconName } from '#ui/iconNames.ts';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { countOrganisation, type Missing, missingSetup } from '../data/checklist.ts';
import { organisationTexts } from '../messages.ts';
import type { OrganisationTexts } from '../messages.uk.ts';
import { organisationScope } from '../rights.ts';

/** The administrator's home: what is set up, what is missing, where to go (ORG-1…8). */
export async function adminPage(ctx: Context): Promise<Answer> {
  const t = organisationTexts[ctx.locale];
  const db = ctx.services.database.queries;
  const scope = organisationScope(ctx.principal);
  const [counts, missing] = await Promise.all([
    countOrganisation(db, scope),
    missingSetup(db, scope, businessDate(ctx.services.clock.now())),
  ]);
  const stats = [
    ['municipalities', '/admin/municipalities'],
    ['centres', '/admin/centres'],
    ['providers', '/admin/providers'],
    ['desks', '/admin/centres'],
    ['workers', '/admin/workers'],
  ] as const;
  const links: readonly [IconName, string, string, string][] = [
    ['building', '/admin/centres', t.admin.centres, t.admin.centresHint],
    ['users-group', '/admin/providers', t.admin.providers, t.admin.providersHint],
    ['building-community', '/admin/municipalities', t.admin.municipalities, t.admin.municipalitiesHint],
    ['calendar-event', '/admin/calendar', t.admin.calendar, t.admin.calendarHint],
    ['id-badge-2', '/admin/workers', t.admin.workers, t.admin.workersHint],
    ['device-desktop', '/devices', t.admin.devices, t.admin.devicesHint],
  ];
  return staffPage(
    ctx,
    { title: t.admin.title },
    <>
      <Heading level={1}>{t.admin.title}</Heading>
      <p class="v-lead">{t.admin.lead}</p>
      {counts.municipalities === 0 ? (
        <EmptyState title={t.admin.empty} icon="building-community">
          <p>{t.admin.emptyHint}</p>
          <LinkButton href={ctx.href('/admin/municipalities/new')} icon="plus">
            {t.municipality.newTitle}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <Stats>
            {stats.map(([key, href]) => (
              <Stat key={key} label={t.admin.counts[key]} value={counts[key]} href={ctx.href(href)} />
            ))}
          </Stats>
          {missing.length === 0 ? (
            <Alert tone="success" title={t.admin.complete}>
              <p>{t.admin.completeHint}</p>
            </Alert>
          ) : (
            <Alert tone="warning" title={t.admin.missingTitle}>
              <ul class="ds-list">
                {missing.map((item) => (
                  <li key={missingText(t, item)}>
                    {item.href === null ? (
                      missingText(t, item)
                    ) : (
                      <a href={ctx.href(item.href)}>{missingText(t, item)}</a>
                    )}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
        </>
      )}
      <Heading level={2}>{t.admin.links}</Heading>
      <Cards>
        {links.map(([icon, href, title, hint]) => (
          <Card key={href} title={title} level={3} href={ctx.href(href)} icon={icon}>
            <p>{hint}</p>
          </Card>
        ))}
      </Cards>
    </>,
  );
}

function missingText(t: OrganisationTexts, item: Missing): string {
  switch (item.kind) {
    case 'noMunicipality':
    case 'noRegime':
      return t.missing[item.kind];
    case 'noCentre':
      return t.missing.noCentre(item.municipality);
    case 'noSchedule':
    case 'noProvider':
    case 'noHead':
    case 'noList':
    case 'noGroup':
    case 'noService':
    case 'noKiosk':
    case 'noBoard':
      return t.missing[item.kind](item.centre);
    case 'noDesk':
      return t.missing[item.kind](item.centre, item.provider);
    case 'noPrinter':
      return t.missing.noPrinter(item.centre, item.device);
    case 'noCard':
    case 'deskNoProvider':
    case 'deskNoGroup':
      return t.missing[item.kind](item.centre, item.number);
    case 'agreement':
      return item.days < 0
        ? t.missing.agreementOver(item.centre, item.number, -item.days)
        : t.missing.agreementSoon(item.centre, item.number, item.days);
  }
}

import { v7 } from 'uuid';
import { publishingGaps } from '#modules/catalogue/rules/publishing.ts';
import type { CardContent } from '#modules/catalogue/schema.ts';
import type { Translation } from '#modules/catalogue/schemas/translation.ts';
import { cardOf, translationOf } from './card.ts';
import type { DemoCentre, DemoMunicipality, DemoService } from './files.ts';
import { named, type Places } from './organisation.ts';
import type { DemoRows } from './rows.ts';
import type { TopicsOfServices } from './topics.ts';

interface More {
  readonly today: string;
  readonly topics: TopicsOfServices;
  /** English of the texts of cards. */
  readonly english: ReadonlyMap<string, string>;
}

/** Lists, groups, services, who decides, cards in force, groups of desks. */
export function addCatalogue(
  demo: DemoRows,
  file: DemoMunicipality,
  services: readonly DemoService[],
  places: Places,
  more: More,
): void {
  for (const centre of file.centres) addCentreCatalogue(demo, file, centre, services, places, more);
}

function addCentreCatalogue(
  demo: DemoRows,
  file: DemoMunicipality,
  centre: DemoCentre,
  services: readonly DemoService[],
  places: Places,
  { today, topics, english }: More,
): void {
  const centreId = named(places.centres, centre.code);
  const listId = v7();
  const { body, number, decidedOn } = centre.list;
  demo.rows.service_list.push({ id: listId, centre_id: centreId, body, number, decided_on: decidedOn });
  demo.event('serviceList', listId, 'serviceList.approved', centreId, { body, number, decidedOn });
  const groups = new Map(centre.groups.map((group) => [group.code, v7()]));
  for (const [position, { code, letter, uk, en }] of centre.groups.entries()) {
    const id = named(groups, code);
    demo.rows.service_group.push({
      id,
      centre_id: centreId,
      code,
      prefix: letter,
      name_uk: uk,
      name_en: en,
      position,
    });
    demo.event('serviceGroup', id, 'serviceGroup.created', centreId, { code, letter });
  }
  for (const service of services) {
    if (centre.services !== 'all' && !centre.services.includes(service.n)) continue;
    const exception = centre.exceptions.find((one) => one.services.includes(service.n));
    const providerCode = exception?.provider ?? centre.servedBy;
    const provider = file.providers.find((one) => one.code === providerCode);
    if (!provider) throw new Error(`demo: no provider «${providerCode}»`);
    const id = v7();
    demo.rows.service.push({
      id,
      list_id: listId,
      centre_id: centreId,
      provider_id: named(places.providers, providerCode),
      group_id: named(groups, exception?.group ?? service.group),
      list_number: service.n,
      slug: service.slug,
      name: service.name,
      plain_name_uk: service.plainUk,
      plain_name_en: service.plainEn,
      guide_id: service.guideId ?? null,
      synonyms: service.synonyms,
      average_minutes: service.minutes,
    });
    for (const topic of topics.get(service.n) ?? [])
      demo.rows.service_topic_link.push({ service_id: id, topic_id: topic });
    demo.event('service', id, 'service.created', centreId, { number: service.n, name: service.name });
    const decided = addCompetence(demo, service, id, centreId, provider, decidedOn);
    const content = cardOf(service, provider.name);
    const translation = translationOf(service, content, decided, english);
    addCard(demo, service, id, centreId, { content, translation, today });
  }
  addDeskGroups(demo, centre, centreId, groups);
}

/**
 * Who decides, by date. The Pension Fund took housing subsidies on 01.12.2022 and about forty benefits on 01.07.2025;
 * for two services the region has always decided.
 */
function addCompetence(
  demo: DemoRows,
  service: DemoService,
  serviceId: string,
  centreId: string,
  provider: { kind: string; name: string },
  since: string,
): { decidedBy: string; act: string }[] {
  const subsidy = service.slug.startsWith('housing-subsidy');
  const decided = [{ decidedBy: service.decidedBy ?? provider.name, act: '' }];
  demo.rows.service_competence.push({
    service_id: serviceId,
    valid_from: since,
    route: service.decidedBy ? 'acceptAndPassOn' : 'decideHere',
    decided_by: service.decidedBy ?? provider.name,
    act: '',
  });
  if (service.competence === 'pensionFund' && provider.kind !== 'pensionFund') {
    const fund = {
      decidedBy: 'Пенсійний фонд України',
      act: subsidy
        ? 'Положення, постанова КМУ від 21.10.1995 № 848 (зі змінами)'
        : 'Постанова КМУ від 25.06.2025 № 765',
    };
    decided.push(fund);
    demo.rows.service_competence.push({
      service_id: serviceId,
      valid_from: subsidy ? '2022-12-01' : '2025-07-01',
      route: 'acceptAndPassOn',
      decided_by: fund.decidedBy,
      act: fund.act,
    });
  }
  demo.event('service', serviceId, 'service.competenceSet', centreId, { competence: service.competence });
  return decided;
}

function addCard(
  demo: DemoRows,
  service: DemoService,
  serviceId: string,
  centreId: string,
  { content, translation, today }: { content: CardContent; translation: Translation; today: string },
): void {
  const { provider } = content;
  const gaps = publishingGaps(content);
  if (gaps.length > 0) throw new Error(`demo: the card «${service.slug}» lacks ${gaps.join(', ')}`);
  const id = v7();
  // Some cards are long unchecked, so that the owner's list has something to show first (BR-12).
  const age = service.n % 9 === 0 ? 210 : 12 + ((service.n * 7) % 120);
  demo.rows.card_version.push({
    id,
    service_id: serviceId,
    version: 1,
    state: 'inForce',
    content: JSON.stringify(content),
    translation: JSON.stringify(translation),
    valid_from: '2025-07-15',
    approved_by: `Керівник: ${provider}`,
    approved_at: '2025-07-14T09:00:00Z',
    checked_on: daysBefore(today, age),
    owner: provider,
  });
  demo.event('card', id, 'card.published', centreId, { service: serviceId, version: 1 });
}

function addDeskGroups(
  demo: DemoRows,
  centre: DemoCentre,
  centreId: string,
  groups: ReadonlyMap<string, string>,
): void {
  const deskId = new Map(
    demo.rows.desk
      .filter((desk) => desk.centre_id === centreId)
      .map((desk) => [String(desk.number), desk.id]),
  );
  for (const range of centre.desks) {
    for (let number = range.from; number <= range.to; number++) {
      for (const code of range.groups) {
        demo.rows.desk_group.push({ desk_id: named(deskId, String(number)), group_id: named(groups, code) });
      }
    }
  }
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

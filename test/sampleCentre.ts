import { v7 } from 'uuid';
import { type Database, openDatabase } from '#platform/database/database.ts';

/** A small centre for tests of the queue: two groups, three services, as many staffed desks as asked for. */
export interface SampleCentre {
  readonly centreId: string;
  readonly providerId: string;
  readonly municipalityId: string;
  readonly groups: readonly { readonly id: string; readonly prefix: string; readonly serviceId: string }[];
  readonly desks: readonly { readonly id: string; readonly number: number; readonly workerId: string }[];
}

export const openTestDatabase = (url: string, poolSize = 20): Database =>
  openDatabase({ url, poolSize, onIdleError: () => undefined });

let made = 0;

/** Makes the centre with every desk open, served by a worker of its own. */
export async function createSampleCentre({ queries }: Database, desks = 2): Promise<SampleCentre> {
  const [municipalityId, centreId, providerId, listId] = [v7(), v7(), v7(), v7()];
  made += 1;
  const code = `sample-${process.pid}-${made}`;
  await queries
    .insertInto('municipality')
    .values({ id: municipalityId, code, name: 'Зразкова громада' })
    .execute();
  await queries
    .insertInto('centre')
    .values({
      id: centreId,
      municipality_id: municipalityId,
      code,
      number_prefix: letters(made),
      name: 'Зразковий центр',
      kind: 'town',
      address: 'вул. Зразкова, 1',
    })
    .execute();
  await queries
    .insertInto('provider')
    .values({
      id: providerId,
      municipality_id: municipalityId,
      code: 'social',
      name: 'Управління соціального захисту',
      short_name: 'УСЗН',
      kind: 'socialProtection',
    })
    .execute();
  await queries
    .insertInto('centre_provider')
    .values({ centre_id: centreId, provider_id: providerId })
    .execute();
  await queries
    .insertInto('service_list')
    .values({ id: listId, centre_id: centreId, body: 'Рада', number: '1', decided_on: '2024-01-01' })
    .execute();
  const groups = ['А', 'Б'].map((prefix) => ({ id: v7(), prefix, serviceId: v7() }));
  for (const [index, group] of groups.entries()) {
    await queries
      .insertInto('service_group')
      .values({
        id: group.id,
        centre_id: centreId,
        code: `group-${index}`,
        prefix: group.prefix,
        name_uk: `Група ${group.prefix}`,
        name_en: `Group ${index + 1}`,
        position: index,
      })
      .execute();
    await queries
      .insertInto('service')
      .values({
        id: group.serviceId,
        list_id: listId,
        centre_id: centreId,
        provider_id: providerId,
        group_id: group.id,
        list_number: index + 1,
        slug: `service-${index}`,
        name: `Послуга ${group.prefix}`,
        plain_name_uk: `Послуга ${group.prefix}`,
        plain_name_en: `Service ${index + 1}`,
      })
      .execute();
  }
  const staffed = Array.from({ length: desks }, (_, index) => ({
    id: v7(),
    number: index + 1,
    workerId: v7(),
  }));
  for (const desk of staffed) {
    await queries
      .insertInto('worker')
      .values({
        id: desk.workerId,
        login: `${code}-${desk.number}`,
        surname: 'Зразковий',
        given: 'Петро',
        patronymic: 'Іванович',
      })
      .execute();
    await queries
      .insertInto('desk')
      .values({ id: desk.id, centre_id: centreId, number: desk.number, provider_id: providerId })
      .execute();
    await queries
      .insertInto('desk_shift')
      .values({ id: v7(), desk_id: desk.id, centre_id: centreId, worker_id: desk.workerId })
      .execute();
  }
  return { centreId, providerId, municipalityId, groups, desks: staffed };
}

/** 1 → «ТБ», 2 → «ТВ», 26 → «УБ»: number prefixes are unique among centres. */
const letters = (index: number): string =>
  `${second[Math.floor(index / 25) % 25] ?? 'Т'}${first[index % 25] ?? 'Я'}`;
const first = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩ';
const second = 'ТУФХЦЧШЩАБВГДЕЖЗИКЛМНОПРС';

/** A lawful category of the centre's municipality; its identifier. */
export async function addCategory(
  { queries }: Database,
  { municipalityId }: SampleCentre,
  allowanceMinutes: number,
): Promise<string> {
  const id = v7();
  await queries
    .insertInto('priority_category')
    .values({
      id,
      municipality_id: municipalityId,
      code: `minutes${allowanceMinutes}`,
      name_uk: `Пільга ${allowanceMinutes}`,
      name_en: `Category ${allowanceMinutes}`,
      act: 'Зразковий закон, ст. 1',
      allowance_minutes: allowanceMinutes,
    })
    .execute();
  return id;
}

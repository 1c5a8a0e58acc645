import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { demoDatabase } from '../../../../test/app.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { signOffsOf } from '../data/cardFlow.ts';
import { cardInForce, cardVersion, competenceOn, servicesOfCentre } from '../data/services.ts';
import { currentStep } from '../rules/cardFlow.ts';
import type { CardContent } from '../schema.ts';
import { draftCard } from './cardDrafts.ts';
import { returnCard, type Signature, signCard, submitCard, withdrawCard } from './cardFlow.ts';
import { markChecked } from './cards.ts';
import { bringAllIntoForce } from './cardsInForce.ts';
import { createService, createServiceGroup, createServiceList, setCompetence } from './services.ts';

let testDatabase: TestDatabase;
let database: Database;
const actor = systemActor('test');
const today = '2026-11-22';

beforeAll(async () => {
  testDatabase = await demoDatabase();
  database = openDatabase({ url: testDatabase.appUrl, poolSize: 3, onIdleError: () => undefined });
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const serviceNamed = (slug: string) =>
  database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .where('slug', '=', slug)
    .selectAll('service')
    .executeTakeFirstOrThrow();

async function contentOf(serviceId: string): Promise<CardContent> {
  const card = await cardInForce(database.queries, serviceId, today);
  if (!card) throw new Error('no card');
  return card.content;
}

const draft = (serviceId: string, content: CardContent) =>
  database.transaction((tx) => draftCard(tx, actor, { serviceId, content, owner: 'УПСЗН', today }));

const submit = (cardVersionId: string, wantedFrom = today) =>
  database.transaction((tx) =>
    submitCard(tx, actor, { cardVersionId, wantedFrom, today, by: 'Авторка', at: new Date() }),
  );

/** The signature of the head of the service's own provider, on the step that waits. */
async function signatureOn(cardVersionId: string, day = today): Promise<Signature> {
  const card = await database.queries
    .selectFrom('card_version')
    .innerJoin('service', 'service.id', 'card_version.service_id')
    .where('card_version.id', '=', cardVersionId)
    .select(['card_version.round', 'service.centre_id', 'service.provider_id'])
    .executeTakeFirstOrThrow();
  const worker = await database.queries
    .selectFrom('worker')
    .where('login', '=', 'head.bakhmut')
    .select('id')
    .executeTakeFirstOrThrow();
  const steps = await signOffsOf(database.queries, cardVersionId, card.round);
  const who = {
    workerId: worker.id,
    role: 'providerHead',
    municipalityId: null,
    centreId: card.centre_id,
    providerId: card.provider_id,
  };
  return {
    cardVersionId,
    signOffId: currentStep(steps)?.id ?? '',
    who,
    workerId: worker.id,
    name: 'Керівниця',
    today: day,
    at: new Date(),
  };
}

async function approve(cardVersionId: string, wantedFrom = today) {
  await submit(cardVersionId, wantedFrom);
  const signature = await signatureOn(cardVersionId);
  return database.transaction((tx) => signCard(tx, actor, signature));
}

test('[CARD-flow] a new version takes effect from its date; the version before it stays readable', async () => {
  const service = await serviceNamed('childbirth-benefit');
  const before = await cardInForce(database.queries, service.id, today);
  const content = { ...(await contentOf(service.id)), notes: ['Нова примітка'] };
  const { id, version } = await draft(service.id, content);
  expect(version).toBe(2);
  expect((await cardInForce(database.queries, service.id, today))?.version).toBe(1);
  expect(await approve(id, '2026-12-01')).toEqual({ state: 'approved', validFrom: '2026-12-01' });
  const stateOf = async () =>
    (
      await database.queries
        .selectFrom('card_version')
        .where('id', '=', id)
        .select('state')
        .executeTakeFirst()
    )?.state;
  expect(await stateOf()).toBe('approved');
  expect((await cardInForce(database.queries, service.id, '2026-11-30'))?.version).toBe(1);
  expect((await cardInForce(database.queries, service.id, '2026-12-01'))?.content.notes).toEqual([
    'Нова примітка',
  ]);
  expect((await cardVersion(database.queries, before?.id ?? ''))?.content).toEqual(before?.content);
  // The work of the night changes nothing that a reader sees, and doing it twice changes nothing at all.
  await bringAllIntoForce(database, '2026-11-30');
  expect(await stateOf()).toBe('approved');
  expect(await bringAllIntoForce(database, '2026-12-02')).toBe(1);
  expect(await bringAllIntoForce(database, '2026-12-02')).toBe(0);
  expect(await stateOf()).toBe('inForce');
  expect((await cardInForce(database.queries, service.id, '2026-11-30'))?.version).toBe(1);
  expect((await cardInForce(database.queries, service.id, '2026-12-01'))?.version).toBe(2);
});

test('[CARD-flow] the database itself refuses to edit, delete or take back a card in force', async () => {
  const service = await serviceNamed('adoption-benefit');
  const card = await cardInForce(database.queries, service.id, today);
  const change = (set: Record<string, unknown>) =>
    database.queries
      .updateTable('card_version')
      .set(set)
      .where('id', '=', card?.id ?? '')
      .execute();
  await expect(change({ content: JSON.stringify({ ...card?.content, notes: ['x'] }) })).rejects.toThrow(
    /in force/,
  );
  await expect(change({ valid_from: '2020-01-01' })).rejects.toThrow(/in force/);
  await expect(change({ state: 'draft', valid_from: null })).rejects.toThrow();
  await expect(
    database.queries
      .deleteFrom('card_version')
      .where('id', '=', card?.id ?? '')
      .execute(),
  ).rejects.toThrow();
  expect((await cardInForce(database.queries, service.id, today))?.content).toEqual(card?.content);
});

test.each([
  ['term', (card: CardContent) => ({ ...card, term: null }), /строк/],
  ['appeal', (card: CardContent) => ({ ...card, appeal: null }), /оскарження/],
  ['refusals', (card: CardContent) => ({ ...card, refusals: [] }), /підстави відмови/],
  [
    'norms',
    (card: CardContent) => ({ ...card, refusals: [...card.refusals, { text: 'Ще підстава', norm: '' }] }),
    /норму закону/,
  ],
] as const)(
  '[BR-27, CARD] a card without %s is not published, neither by command nor past it',
  async (_part, cut, words) => {
    const service = await serviceNamed('guardianship-benefit');
    const { id } = await draft(service.id, cut(await contentOf(service.id)));
    await expect(submit(id)).rejects.toThrow(words);
    await expect(
      database.queries
        .updateTable('card_version')
        .set({ state: 'inForce', valid_from: today, approved_by: 'x', approved_at: new Date() })
        .where('id', '=', id)
        .execute(),
    ).rejects.toThrow();
    expect((await cardInForce(database.queries, service.id, today))?.version).toBe(1);
  },
);

test('[CARD-flow] two who write at once write the same draft; an approved one is not approved again', async () => {
  const service = await serviceNamed('single-mother-benefit');
  const content = await contentOf(service.id);
  const [one, two] = await Promise.all([draft(service.id, content), draft(service.id, content)]);
  expect(one.id).toBe(two.id);
  await submit(one.id);
  const signature = await signatureOn(one.id);
  const sign = () => database.transaction((tx) => signCard(tx, actor, signature));
  const results = await Promise.allSettled([sign(), sign()]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(submit((await draft(service.id, content)).id, '2026-11-01')).rejects.toThrow(/сьогодні/);
});

test('[CARD-flow] on approval nothing is edited; returned or taken back it is a draft, and signatures are given anew', async () => {
  const service = await serviceNamed('unpaid-alimony-benefit');
  const { id } = await draft(service.id, await contentOf(service.id));
  await submit(id, '2026-11-25');
  await expect(draft(service.id, await contentOf(service.id))).rejects.toThrow(/на погодженні/);
  await expect(
    database.queries
      .updateTable('card_version')
      .set({ content: JSON.stringify({ ...(await contentOf(service.id)), notes: ['x'] }) })
      .where('id', '=', id)
      .execute(),
  ).rejects.toThrow(/on approval/);
  // Past the command: a card is not approved while a signature is missing.
  await expect(
    database.queries
      .updateTable('card_version')
      .set({ state: 'inForce', valid_from: today, approved_by: 'x', approved_at: new Date() })
      .where('id', '=', id)
      .execute(),
  ).rejects.toThrow(/signed off/);
  const signature = await signatureOn(id);
  const stranger = { ...signature, who: { ...signature.who, providerId: signature.workerId } };
  await expect(database.transaction((tx) => signCard(tx, actor, stranger))).rejects.toThrow(/інша особа/);
  await database.transaction((tx) => returnCard(tx, actor, { ...signature, remark: 'Строк не той' }));
  await expect(database.transaction((tx) => signCard(tx, actor, signature))).rejects.toThrow();
  const { version } = await draft(service.id, await contentOf(service.id));
  await submit(id);
  await database.transaction((tx) => withdrawCard(tx, actor, id));
  await submit(id, '2026-11-25');
  const late = await signatureOn(id, '2026-11-27');
  expect(await database.transaction((tx) => signCard(tx, actor, late))).toEqual({
    state: 'approved',
    validFrom: '2026-11-27',
  });
  expect((await cardInForce(database.queries, service.id, '2026-11-27'))?.version).toBe(version);
  const kinds = await database.queries
    .selectFrom('ledger')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .select('kind')
    .execute();
  expect(kinds.map(({ kind }) => kind.replace('card.', '')).join(' ')).toBe(
    'drafted submitted returned drafted submitted withdrawn submitted signedOff approved published',
  );
});

test('[BR-12] a check is recorded without touching the text', async () => {
  const service = await serviceNamed('large-family-benefit');
  const card = await cardInForce(database.queries, service.id, today);
  await database.transaction((tx) =>
    markChecked(tx, actor, { cardVersionId: card?.id ?? '', today, by: 'Керівниця' }),
  );
  const after = await cardInForce(database.queries, service.id, today);
  expect(after).toEqual({ ...card, checkedOn: today });
  const event = await database.queries
    .selectFrom('ledger')
    .where('subject_id', '=', card?.id ?? '')
    .where('kind', '=', 'card.checked')
    .selectAll()
    .execute();
  expect(event).toHaveLength(1);
});

test('[design 3.11] who decides depends on the date', async () => {
  const birth = await serviceNamed('childbirth-benefit');
  const subsidy = await serviceNamed('housing-subsidy');
  const veteran = await serviceNamed('labour-veteran');
  const route = async (id: string, date: string) => (await competenceOn(database.queries, id, date))?.route;
  expect(await route(birth.id, '2025-06-30')).toBe('decideHere');
  expect(await route(birth.id, '2025-07-01')).toBe('acceptAndPassOn');
  expect(await route(subsidy.id, '2022-11-30')).toBe('decideHere');
  expect(await route(subsidy.id, '2022-12-01')).toBe('acceptAndPassOn');
  expect(await route(veteran.id, today)).toBe('decideHere');
  expect(await route(birth.id, '2019-01-01')).toBeUndefined();
});

test('[KC-9] a list, a group, a service and its competence are added with their history', async () => {
  const like = await serviceNamed('travel-vouchers');
  const service = await database.transaction(async (tx) => {
    const list = await createServiceList(tx, actor, {
      centreId: like.centre_id,
      body: 'Рада',
      number: '7',
      decidedOn: today,
    });
    const group = await createServiceGroup(tx, actor, {
      centreId: like.centre_id,
      code: 'new',
      letter: 'Ж',
      name: { uk: 'Нове', en: 'New' },
      position: 9,
    });
    const created = await createService(tx, actor, {
      centreId: like.centre_id,
      listId: list.id,
      providerId: like.provider_id,
      groupId: group.id,
      listNumber: 1,
      slug: 'new-service',
      name: 'Нова послуга',
      plainName: { uk: 'Нова', en: 'New' },
      synonyms: ['новина'],
      averageMinutes: 10,
    });
    const rule = { serviceId: created.id, validFrom: today, decidedBy: 'УПСЗН', act: '' } as const;
    await setCompetence(tx, actor, { ...rule, route: 'redirect' });
    await setCompetence(tx, actor, { ...rule, route: 'decideHere' });
    return created;
  });
  expect((await competenceOn(database.queries, service.id, today))?.route).toBe('decideHere');
  const all = await servicesOfCentre(database.queries, like.centre_id);
  expect(all.find((one) => one.id === service.id)).toMatchObject({ slug: 'new-service', listNumber: 1 });
});

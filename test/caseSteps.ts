import { v7 as uuidv7 } from 'uuid';
import { cardContentSchema } from '#modules/catalogue/schema.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import type { TestApp } from './app.ts';
import type { Client, Fields, Reply } from './client.ts';

/** Steps of a case as a worker does them in the browser, for tests that need a case in some state. */
export interface CaseSteps {
  readonly app: TestApp;
  readonly front: Client;
  readonly back: Client;
}

export async function caseSteps(app: TestApp): Promise<CaseSteps> {
  return { app, front: await app.signIn('front.bakhmut'), back: await app.signIn('back.bakhmut') };
}

/** An invented person of Bakhmut with an address for letters. */
export async function addPerson(app: TestApp, surname: string, email: string | null = null): Promise<string> {
  const { queries } = app.services.database;
  const { id: municipality_id } = await queries
    .selectFrom('municipality')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  await queries
    .insertInto('person')
    .values({
      id,
      municipality_id,
      surname,
      given: 'Олена',
      patronymic: 'Петрівна',
      no_tax_number: true,
      document_kind: 'idCard',
      document_number: String(Math.floor(Math.random() * 1e9)).padStart(9, '0'),
      email,
      address: 'м. Бахмут, вул. Уявна, 5',
      search_key: searchKey(`${surname} Олена Петрівна`),
    })
    .execute();
  return id;
}

/** A service of the provider with the route, and its card. */
export async function serviceOf(app: TestApp, route: 'decideHere' | 'acceptAndPassOn', provider = 'upszn') {
  const rows = await app.services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .innerJoin('card_version', 'card_version.service_id', 'service.id')
    .innerJoin('service_competence', 'service_competence.service_id', 'service.id')
    .select([
      'service.id',
      'card_version.content',
      'service_competence.route',
      'service_competence.valid_from',
    ])
    .where('centre.code', '=', 'bakhmut')
    .where('provider.code', '=', provider)
    .where('card_version.state', '=', 'inForce')
    .orderBy('service.list_number')
    .orderBy('service_competence.valid_from', 'desc')
    .execute();
  const newest = [...Map.groupBy(rows, (row) => row.id).values()].map((group) => group[0]);
  const found = newest.find((row) => row?.route === route);
  if (!found) throw new Error(`no service with the route ${route}`);
  return { id: found.id, card: cardContentSchema.parse(found.content) };
}

export async function versionOf(app: TestApp, caseId: string): Promise<string> {
  const { version } = await app.services.database.queries
    .selectFrom('case_file')
    .select('version')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return String(version);
}

/** Sends one form of the case with the version that the case has now. */
export async function act(
  app: TestApp,
  client: Client,
  caseId: string,
  path: string,
  fields: Fields = {},
): Promise<Reply> {
  return client.post(`/cases/${caseId}/${path}`, { version: await versionOf(app, caseId), ...fields });
}

const must = (reply: Reply): Reply => {
  if (reply.status !== 303) throw new Error(`not done: ${reply.status} ${mainText(reply.text)}`);
  return reply;
};
export const mainText = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500);

export interface DraftOptions {
  readonly route?: 'decideHere' | 'acceptAndPassOn';
  readonly email?: string;
  readonly missing?: boolean;
  readonly consent?: boolean;
  readonly others?: 'yes' | 'no';
}

/** A draft with its packet checked and consent taken: ready to be registered. */
export async function draftCase({ app, front }: CaseSteps, options: DraftOptions = {}): Promise<string> {
  const service = await serviceOf(app, options.route ?? 'decideHere');
  const applicant = await addPerson(app, 'Ковальчук', options.email ?? null);
  const opened = must(await front.post('/cases', { service: service.id, applicant }));
  const id = opened.location.split('/').at(-1) ?? '';
  must(await act(app, front, id, 'applicant', { channel: 'inPerson', territory: 'resident' }));
  const packet: Record<string, string> = {};
  for (const [index, { key }] of service.card.documents.entries()) {
    packet[`status-${key}`] = options.missing && index > 0 ? 'missing' : 'given';
    packet[`form-${key}`] = 'copy';
    packet[`copies-${key}`] = '1';
  }
  must(
    await act(app, front, id, 'packet', {
      ...packet,
      'x-name-0': 'Лист від сусідки',
      'x-form-0': 'original',
      'x-copies-0': '1',
      'x-pages-0': '2',
    }),
  );
  if (options.consent !== false)
    must(
      await act(app, front, id, 'consent', {
        kind: 'processing',
        form: 'paper',
        confirmed: 'yes',
        others: options.others ?? 'no',
      }),
    );
  return id;
}

export async function registeredCase(steps: CaseSteps, options: DraftOptions = {}): Promise<string> {
  const id = await draftCase(steps, options);
  must(await act(steps.app, steps.front, id, 'register'));
  return id;
}

export async function workerId(app: TestApp, login: string): Promise<string> {
  const { id } = await app.services.database.queries
    .selectFrom('worker')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  return id;
}

/** A case that the back office has accepted. */
export async function acceptedCase(steps: CaseSteps, options: DraftOptions = {}): Promise<string> {
  const id = await registeredCase(steps, options);
  must(
    await act(steps.app, steps.front, id, 'send', { executor: await workerId(steps.app, 'back.bakhmut') }),
  );
  must(await act(steps.app, steps.back, id, 'accept'));
  return id;
}

/** Waits until the paper of this kind is made; the job is asynchronous. */
export async function paperOf(app: TestApp, caseId: string, kind: string) {
  for (const until = Date.now() + 90_000; Date.now() < until; ) {
    const paper = await app.services.database.queries
      .selectFrom('issued_document')
      .select(['id', 'state', 'failure', 'file_id'])
      .where('case_id', '=', caseId)
      .where('kind', '=', kind)
      .orderBy('created_at', 'desc')
      .executeTakeFirst();
    if (paper && paper.state !== 'queued') return paper;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the paper ${kind} was not made in time`);
}

export async function stateOf(app: TestApp, caseId: string): Promise<string> {
  const { state } = await app.services.database.queries
    .selectFrom('case_file')
    .select('state')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return state;
}

/** Kinds of the events of the case in their order. */
export async function eventsOf(app: TestApp, caseId: string): Promise<string[]> {
  const rows = await app.services.database.queries
    .selectFrom('ledger')
    .select('kind')
    .where('subject', '=', 'case')
    .where('subject_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.kind);
}

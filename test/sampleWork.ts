import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { caseStates } from '#modules/cases/rules/lifecycle.ts';
import { recordEntry } from '#modules/eoffices/commands/journal.ts';
import { passOn } from '#modules/eoffices/commands/referrals.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { addSampleExchange } from './sampleExchange.ts';
import { addSampleImport } from './sampleImport.ts';
import { sampleNetwork } from './sampleNetwork.ts';
import { addSampleQuestion } from './sampleQuestion.ts';
import { addSampleSite } from './sampleSite.ts';
import { addSampleSlide } from './sampleSlide.ts';
import { sampleStock } from './sampleStock.ts';
import { addSampleSurvey } from './sampleSurvey.ts';

/** Rows of work in one demo centre: what a screen shows when people have come. */
export interface CentreWork {
  readonly centreId: string;
  readonly centreCode: string;
  readonly providerId: string;
  readonly municipalityId: string;
  readonly groupId: string;
  readonly serviceId: string;
  readonly serviceSlug: string;
  readonly deskId: string;
  readonly workerId: string;
  readonly personId: string;
  /** Unlike any name of the demo, so that a page that shows it shows personal data. */
  readonly surname: string;
  readonly ticketId: string;
  readonly visitCode: string;
  readonly cases: Readonly<Record<string, string>>;
  /** Other rows of the centre by the end of the path that names them: `agreements/:agreementId`. */
  readonly others: Readonly<Record<string, string>>;
}

const surnames = ['Щербатенко', 'Гнатишинець', 'Перехрестюк', 'Добромисленко', 'Яворницький', 'Цимбалістий'];

/** Fills every demo centre with an applicant, a ticket and a case in each state, straight in the tables. */
export async function addSampleWork(services: Services): Promise<readonly CentreWork[]> {
  const { queries } = services.database;
  const centres = await queries.selectFrom('centre').selectAll().orderBy('code').execute();
  const made: CentreWork[] = [];
  for (const [index, centre] of centres.entries()) {
    const service = await queries
      .selectFrom('service')
      .innerJoin('card_version', 'card_version.service_id', 'service.id')
      .innerJoin('role_grant', (join) =>
        join
          .onRef('role_grant.provider_id', '=', 'service.provider_id')
          .onRef('role_grant.centre_id', '=', 'service.centre_id'),
      )
      .select([
        'service.id',
        'service.slug',
        'service.provider_id',
        'service.group_id',
        'card_version.id as card',
        'worker_id',
      ])
      .where('service.centre_id', '=', centre.id)
      .where('card_version.state', '=', 'inForce')
      .where('role_grant.role', '=', 'backOffice')
      .orderBy('service.list_number')
      .orderBy('role_grant.id')
      .limit(1)
      .executeTakeFirstOrThrow();
    // The specialist of the back office keeps the card: others of the role only read it (BR-12).
    await queries
      .updateTable('service')
      .set({ owner_id: service.worker_id })
      .where('id', '=', service.id)
      .execute();
    const desk = await queries
      .selectFrom('desk')
      .select('id')
      .where('centre_id', '=', centre.id)
      .where('provider_id', '=', service.provider_id)
      .orderBy('number')
      .limit(1)
      .executeTakeFirstOrThrow();
    const group = await queries
      .selectFrom('service_group')
      .selectAll()
      .where('id', '=', service.group_id)
      .executeTakeFirstOrThrow();
    const front = await queries
      .selectFrom('role_grant')
      .select('worker_id')
      .where('centre_id', '=', centre.id)
      .where('provider_id', '=', service.provider_id)
      .where('role', '=', 'frontOffice')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const now = services.clock.now();
    const today = businessDate(now);
    const surname = surnames[index] ?? `Прізвищенко${index}`;
    const [personId, visitId, ticketId] = [v7(), v7(), v7()];
    await queries
      .insertInto('person')
      .values({
        id: personId,
        municipality_id: centre.municipality_id,
        surname,
        given: 'Мотрона',
        patronymic: 'Захарівна',
        search_key: `${surname} мотрона захарівна`.toLowerCase(),
        address: 'вул. Зразкова, 1',
      })
      .execute();
    const visitCode = createHash('sha256').update(visitId).digest('base64url').slice(0, 22);
    await queries
      .insertInto('visit')
      .values({ id: visitId, centre_id: centre.id, business_date: today, access_code: visitCode })
      .execute();
    await queries
      .insertInto('ticket_counter')
      .values({ centre_id: centre.id, business_date: today, prefix: group.prefix, last_number: 1 })
      .execute();
    await queries
      .insertInto('ticket')
      .values({
        id: ticketId,
        visit_id: visitId,
        centre_id: centre.id,
        business_date: today,
        group_id: group.id,
        service_id: service.id,
        prefix: group.prefix,
        number: 1,
        rank_at: now,
      })
      .execute();
    const childId = v7();
    await queries
      .insertInto('childrens_room')
      .values({ centre_id: centre.id, capacity: 5, open_since: now, opened_by: front.worker_id })
      .onConflict((conflict) =>
        conflict.column('centre_id').doUpdateSet({ open_since: now, opened_by: front.worker_id }),
      )
      .execute();
    await queries
      .insertInto('child_stay')
      .values({
        id: childId,
        centre_id: centre.id,
        ticket_id: ticketId,
        tag: 1,
        first_name: surname,
        checked_in_at: now,
        checked_in_by: front.worker_id,
      })
      .execute();
    const cases: Record<string, string> = {};
    for (const [at, state] of caseStates.entries()) {
      const id = v7();
      cases[state] = id;
      const registered = state !== 'draft' && state !== 'abandoned';
      const decided = [
        'granted',
        'refused',
        'documentReady',
        'atFrontOffice',
        'handedOut',
        'archived',
      ].includes(state);
      await queries
        .insertInto('case_file')
        .values({
          id,
          centre_id: centre.id,
          provider_id: service.provider_id,
          service_id: service.id,
          card_version_id: service.card,
          applicant_id: personId,
          route: state === 'passedOn' ? 'acceptAndPassOn' : 'decideHere',
          state,
          accepted_by: front.worker_id,
          ...(registered
            ? {
                number: `${centre.number_prefix}-2026-${String(900 + at).padStart(6, '0')}`,
                registered_at: now,
                received_on: today,
                tracking_hash: createHash('sha256').update(id).digest(),
                executor_id: service.worker_id,
                sent_at: now,
              }
            : {}),
          ...(decided ? { decided_at: now, decided_by: service.worker_id } : {}),
        })
        .execute();
      if (!registered) continue;
      // What every registration leaves: the inventory for the applicant.
      const fileId = v7();
      await queries
        .insertInto('stored_file')
        .values({
          id: fileId,
          sha256: await services.files.put(Buffer.from(`%PDF sample ${fileId}`)),
          bytes: 1,
          media_type: 'application/pdf',
          name: 'inventory.pdf',
        })
        .execute();
      await queries
        .insertInto('issued_document')
        .values({ id: v7(), case_id: id, kind: 'inventory', state: 'ready', file_id: fileId, data: '{}' })
        .execute();
    }
    const importId = await addSampleImport(services, {
      centreId: centre.id,
      providerId: service.provider_id,
      serviceSlug: service.slug,
    });
    made.push({
      centreId: centre.id,
      centreCode: centre.code,
      providerId: service.provider_id,
      municipalityId: centre.municipality_id,
      groupId: group.id,
      serviceId: service.id,
      serviceSlug: service.slug,
      deskId: desk.id,
      workerId: service.worker_id,
      personId,
      surname,
      ticketId,
      visitCode,
      cases,
      others: {
        ...(await otherRows(services, centre.id)),
        'children/:id': childId,
        ...(importId ? { 'imports/:import': importId } : {}),
      },
    });
  }
  return made;
}

async function otherRows(services: Services, centreId: string): Promise<Record<string, string>> {
  const { queries } = services.database;
  const first = async (table: 'agreement' | 'accompanying_service' | 'device') =>
    (
      await queries
        .selectFrom(table)
        .select('id')
        .where('centre_id', '=', centreId)
        .limit(1)
        .executeTakeFirst()
    )?.id;
  const topic = await queries
    .selectFrom('service_topic')
    .innerJoin('centre', 'centre.municipality_id', 'service_topic.municipality_id')
    .select('service_topic.id')
    .where('centre.id', '=', centreId)
    .limit(1)
    .executeTakeFirst();
  const regime = await queries.selectFrom('calendar_regime').select('id').limit(1).executeTakeFirst();
  const category = await queries
    .selectFrom('priority_category')
    .innerJoin('centre', 'centre.municipality_id', 'priority_category.municipality_id')
    .select('priority_category.id')
    .where('centre.id', '=', centreId)
    .limit(1)
    .executeTakeFirst();
  const eoffice = await queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', operatorsOffice)
    .executeTakeFirst();
  const entryId = eoffice && (await sampleEntry(services.database, eoffice.id));
  const network = eoffice && (await sampleNetwork(services, eoffice.id));
  const stock = eoffice && (await sampleStock(services, eoffice.id));
  const referralId = entryId && (await sampleReferral(services.database, entryId, centreId));
  const board = await queries
    .selectFrom('device')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'board')
    .executeTakeFirst();
  const kiosk = await queries
    .selectFrom('device')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'kiosk')
    .executeTakeFirst();
  const slide = await addSampleSlide(services, centreId);
  const site = await addSampleSite(services, centreId);
  const question = await addSampleQuestion(services, centreId);
  const exchange = await addSampleExchange(services, operatorsOffice);
  const survey = await addSampleSurvey(services);
  const list = await queries
    .selectFrom('service_list')
    .select('id')
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  const found = {
    ...site,
    'boards/:board': board?.id,
    'centre/:boardCentre': centreId,
    'slides/:slide': slide.slideId,
    'questions/:question': question.questionId,
    'letters/:letter': question.letterId,
    'templates/:template': question.templateId,
    'files/:file': question.fileId,
    'exchange/:message': exchange?.messageId,
    'attachments/:attachment': exchange?.attachmentId,
    'answers/:answer': exchange?.answerId,
    'media/:media': slide.fileId,
    'surveys/:id': survey?.surveyId,
    'surveys/:draft': survey?.draftId,
    'survey/:code': survey?.code,
    'questions/:key': 'q1',
    'lists/:id': list?.id,
    'agreements/:agreementId': await first('agreement'),
    'accompanying/:serviceId': await first('accompanying_service'),
    'terminals/:id': kiosk?.id,
    'devices/:id': await first('device'),
    'regimes/:id': regime?.id,
    'topics/:id': topic?.id,
    'work/:id': eoffice?.id,
    'categories/:id': category?.id,
    'day/:id': eoffice?.id,
    'journal/:id': eoffice?.id,
    'entries/:id': entryId,
    'referrals/:id': referralId,
    'agreements/:id': network?.agreementId,
    'documents/:document': network?.documentId,
    'partners/:id': network?.partnerId,
    'expenses/:id': network?.expenseId,
    'offices/:id': eoffice?.id,
    'requests/:request': stock?.requestId,
    'photos/:photo': stock?.photoId,
    'things/:thing': stock?.thingId,
    'counts/:count': stock?.countId,
    'handovers/:handover': stock?.handoverId,
    'write-offs/:act': stock?.actId,
    'reports/:year': '2026',
    ':year/:month': '2',
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([place, id]) => (id === undefined ? [] : [[place, id]])),
  );
}

/** A matter that its operator passed on to the centre. */
async function sampleReferral(
  database: Services['database'],
  entryId: string,
  centreId: string,
): Promise<string> {
  await database.transaction((tx) => passOn(tx, systemActor('test'), entryId, centreId));
  const { id } = await database.queries
    .selectFrom('eoffice_referral')
    .select('id')
    .where('entry_id', '=', entryId)
    .executeTakeFirstOrThrow();
  return id;
}

/** The office of the operator of the demo. */
const operatorsOffice = 3;

/** A line of its journal, written by the operator; of a month whose report is still to be signed. */
async function sampleEntry(database: Services['database'], eofficeId: string): Promise<string> {
  const { id: workerId } = await database.queries
    .selectFrom('worker')
    .select('id')
    .where('login', '=', 'eoffice.kharkiv')
    .executeTakeFirstOrThrow();
  const id = v7();
  await database.transaction((tx) =>
    recordEntry(tx, systemActor('test'), {
      id,
      eofficeId,
      workerId,
      date: '2026-02-10',
      personName: 'Вигадана Ніна Петрівна',
      consent: 'given',
      socialStatus: 'other',
      address: 'Харків, вул. Уявна, 3',
      content: 'Питала про житлову субсидію',
      note: '',
      kind: 'personal',
      answered: true,
      serviceId: null,
      referredTo: null,
      recordedAt: new Date('2026-02-10T09:00:00Z'),
      offline: false,
    }),
  );
  return id;
}

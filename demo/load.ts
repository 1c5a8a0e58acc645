import { sql } from 'kysely';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { addCardFlow } from './cardFlow.ts';
import { addCatalogue } from './catalogue.ts';
import { addEstimate } from './estimate.ts';
import { readDemo } from './files.ts';
import { addCardFilm } from './film.ts';
import { addJournals } from './journal.ts';
import { keepDemoFiles } from './media.ts';
import { addCalendar, addOrganisation, named } from './organisation.ts';
import { addWorkers, demoSecrets } from './people.ts';
import { addPriorities, setUpQueues } from './queue.ts';
import { DemoRows } from './rows.ts';
import { addSites } from './site.ts';
import { addSupplies } from './supplies.ts';
import { addSurvey } from './survey.ts';
import { addTopics } from './topics.ts';

/** The parts of the program that the loader needs. */
export type DemoServices = Pick<Services, 'clock' | 'database' | 'files' | 'secrets'>;

/**
 * Loads the demo municipalities in one transaction, with the same history a person's work would leave. Does nothing
 * where any municipality exists: real data are never mixed with invented ones.
 */
export async function loadDemo(services: DemoServices): Promise<void> {
  if (await demoIsLoaded(services)) return;
  const { municipalities, services: list, english, topics, eoffices } = readDemo();
  const [secrets, files] = await Promise.all([demoSecrets(services), keepDemoFiles(services.files)]);
  const now = services.clock.now();
  await services.database.transaction(async (tx) => {
    // Two nodes that start together load once.
    await sql`select pg_advisory_xact_lock(hashtext('vikno demo'))`.execute(tx);
    if (await tx.selectFrom('municipality').select('id').limit(1).executeTakeFirst()) return;
    const demo = new DemoRows();
    if (!(await tx.selectFrom('calendar_regime').select('id').limit(1).executeTakeFirst())) addCalendar(demo);
    for (const file of municipalities) {
      const places = addOrganisation(demo, file);
      addWorkers(demo, file, places, secrets, now);
      addCardFlow(demo, file, places);
      addCatalogue(demo, file, list, places, {
        today: businessDate(now),
        english,
        topics: addTopics(demo, topics, places),
      });
      addPriorities(demo, file, places);
      if (file.municipality.code !== 'kharkiv') continue;
      for (const office of eoffices) {
        const id = v7();
        demo.rows.eoffice.push({ id, municipality_id: places.municipalityId, ...office });
        demo.event('eoffice', id, 'eoffice.created', null, { number: office.number });
      }
    }
    await demo.write(tx);
    for (const file of municipalities) await setUpQueues(tx, file, files);
    const centres = await tx.selectFrom('centre').select(['code', 'id']).execute();
    const ids = new Map(centres.map(({ code, id }) => [code, id]));
    await addEstimate(tx, Number(businessDate(now).slice(0, 4)));
    await addSupplies(tx, now);
    await addJournals(tx, businessDate(now));
    await addSurvey(tx, now);
    for (const { municipality } of municipalities) await addSites(tx, municipality.code, ids, files, now);
    await addCardFilm(tx, named(ids, 'bakhmut'), files, now);
  });
}

/** Whether there is anything that the demo must not be mixed with; after the first start there always is. */
export async function demoIsLoaded({ database }: Pick<Services, 'database'>): Promise<boolean> {
  const any = await database.queries.selectFrom('municipality').select('id').limit(1).executeTakeFirst();
  return any !== undefined;
}

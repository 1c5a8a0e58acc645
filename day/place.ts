import { v7 } from 'uuid';
import { createWorker, grantRole } from '#modules/identity/commands/workers.ts';
import { setPrinter } from '#modules/queue/commands/kiosks.ts';
import { servedGroups } from '#modules/queue/data/takeable.ts';
import { openDatabase } from '#platform/database/database.ts';
import { tokenHash } from '#platform/security/secrets.ts';
import { systemActor } from '#platform/session/actor.ts';
import { demoDeviceKey, demoPassword } from '../demo/signIns.ts';

/** The centre in which the day is lived. */
export interface Place {
  readonly centreId: string;
  readonly code: string;
  readonly desks: readonly DeskPlace[];
  readonly services: readonly { readonly id: string; readonly groupId: string }[];
  readonly categories: readonly string[];
  readonly priorityRun: number;
}

export interface DeskPlace {
  readonly id: string;
  readonly number: number;
  readonly login: string;
  readonly groups: readonly string[];
  readonly expressOnly: boolean;
}

/** Who takes over a desk in the middle of the day. */
export const colleague = (code: string): string => `day.relief.${code}`;

/**
 * Gets the demo centre ready before anybody comes: a worker for each desk that serves some group, a colleague who takes
 * over, and lawful categories when there are none. The day itself goes through the program's own doors alone.
 */
export async function preparePlace(ownerUrl: string, code: string, printerPort: number): Promise<Place> {
  const database = openDatabase({ url: ownerUrl, poolSize: 2, onIdleError: () => undefined });
  try {
    const { queries, pool } = database;
    const centre = await queries
      .selectFrom('centre')
      .innerJoin('queue_settings', 'queue_settings.centre_id', 'centre.id')
      .select(['centre.id', 'centre.municipality_id', 'queue_settings.priority_run'])
      .where('code', '=', code)
      .executeTakeFirst();
    if (!centre)
      throw new Error(`no centre ${code}: the demo has bakhmut, kyivskyi, shevchenkivskyi, regional`);
    const { rows } = await pool.query<{
      id: string;
      number: number;
      provider: string;
      express: boolean;
      groups: string[];
    }>(
      `select d.id, d.number, d.provider_id as provider, d.express_only as express,
        array(${servedGroups('d.id', 'd.centre_id', 'd.provider_id')}) as groups
       from desk d where d.centre_id = $1 and d.active and d.provider_id is not null order by d.number`,
      [centre.id],
    );
    const staffed = rows.filter(({ groups }) => groups.length > 0);
    const desks = staffed.map(({ id, number, groups, express }) => ({
      id,
      number,
      groups,
      expressOnly: express,
      login: `day.${number}.${code}`,
    }));
    await database.transaction(async (tx) => {
      const hire = async (login: string, provider: string, signs: boolean) => {
        const actor = systemActor('day');
        const { id } = await createWorker(tx, actor, {
          login,
          surname: 'Денна',
          given: 'Зміна',
          password: demoPassword,
          ...(signs && { signLanguageCertificate: `ДЕНЬ-${login}` }),
        });
        await grantRole(tx, actor, {
          workerId: id,
          role: 'frontOffice',
          centreId: centre.id,
          providerId: provider,
          municipalityId: null,
          eofficeNumber: null,
          validFrom: '2020-01-01',
        });
      };
      for (const [n, { number, provider }] of staffed.entries())
        await hire(`day.${number}.${code}`, provider, n % 3 === 0);
      await hire(colleague(code), staffed[0]?.provider ?? '', false);
      const kiosk = await tx
        .selectFrom('device')
        .select('id')
        .where('key_hash', '=', tokenHash(demoDeviceKey('kiosk', code)))
        .executeTakeFirstOrThrow();
      const printer = { host: '127.0.0.1', port: printerPort, paperMm: 80 };
      await setPrinter(tx, systemActor('day'), { id: kiosk.id, centreId: centre.id }, printer, new Date());
    });
    return {
      centreId: centre.id,
      code,
      desks,
      services: (
        await queries
          .selectFrom('service')
          .select(['id', 'group_id as groupId'])
          .where('centre_id', '=', centre.id)
          .where('active', '=', true)
          .orderBy('list_number')
          .execute()
      ).filter(({ groupId }) => groupId !== null),
      categories: await categoriesOf(database, centre.municipality_id),
      priorityRun: centre.priority_run,
    };
  } finally {
    await database.close();
  }
}

async function categoriesOf(
  { queries }: ReturnType<typeof openDatabase>,
  municipalityId: string,
): Promise<string[]> {
  const known = await queries
    .selectFrom('priority_category')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('active', '=', true)
    .where('at_kiosk', '=', true)
    .execute();
  if (known.length > 0) return known.map(({ id }) => id);
  const id = v7();
  await queries
    .insertInto('priority_category')
    .values({
      id,
      municipality_id: municipalityId,
      code: 'dayVeterans',
      name_uk: 'Особи з інвалідністю внаслідок війни',
      name_en: 'Persons with a disability from the war',
      act: 'Закон України № 3551-XII, ст. 13',
      allowance_minutes: 30,
      at_kiosk: true,
    })
    .execute();
  return [id];
}

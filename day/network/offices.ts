import { hashPassword } from '#modules/identity/commands/passwords.ts';
import { createWorker, grantRole } from '#modules/identity/commands/workers.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { demoPassword } from '../../demo/signIns.ts';
import { signIn } from './person.ts';
import { must, type OfficeAtWork, type World } from './world.ts';

const loginOf = (number: number) => `month.${number}`;

/** An operator for each of `count` offices, the head one among them; the others of the directory do not work this month. */
export async function hireOperators({ database }: Services, count: number) {
  const offices = await database.queries
    .selectFrom('eoffice')
    .select(['id', 'number', 'head', 'municipality_id as municipalityId'])
    .orderBy('number')
    .execute();
  const heads = offices.filter(({ head }) => head);
  const working = [...offices.filter(({ head }) => !head).slice(0, count - heads.length), ...heads];
  const passwordHash = await hashPassword(demoPassword);
  await database.transaction(async (tx) => {
    const actor = systemActor('month');
    for (const { number, municipalityId } of working) {
      const { id } = await createWorker(tx, actor, {
        login: loginOf(number),
        surname: 'Місячна',
        given: `Зміна ${number}`,
        passwordHash,
      });
      await grantRole(tx, actor, {
        workerId: id,
        role: 'eofficeOperator',
        municipalityId,
        eofficeNumber: number,
        validFrom: '2020-01-01',
      });
    }
    const idle = offices.filter((office) => !working.includes(office)).map(({ id }) => id);
    if (idle.length > 0)
      await tx.updateTable('eoffice').set({ active: false }).where('id', 'in', idle).execute();
  });
  return working;
}

/** The first morning: everybody signs in, and the head office enters the address of each office. */
export async function comeToWork(
  world: Pick<World, 'stage' | 'web' | 'head' | 'faults'>,
  offices: Awaited<ReturnType<typeof hireOperators>>,
): Promise<OfficeAtWork[]> {
  const { web, head } = world;
  const atWork: OfficeAtWork[] = [];
  for (const [index, { id, number }] of offices.entries()) {
    const email = `office${number}@example.org`;
    const page = `/e-offices/work/${id}`;
    const { text } = await head.page(page);
    const value = (name: string) =>
      (new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text) ??
        new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(text))?.[1] ?? '';
    const plain = (words: string) =>
      words
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, '’')
        .replace(/&lt;/g, '<')
        .replace(/&amp;/g, '&');
    const reply = await head.form(
      page,
      {
        address: plain(value('address')),
        hours: value('hours'),
        receptionHours: value('receptionHours'),
        phone: '',
        email,
        note: '',
        version: '1',
      },
      page,
    );
    must(world, `address of № ${number}: ${reply.status}`, reply.status === 303);
    atWork.push({
      index,
      number,
      id,
      email,
      operator: await signIn(web, loginOf(number), world.stage.clock),
    });
  }
  return atWork;
}

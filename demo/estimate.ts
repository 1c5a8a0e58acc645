import { changeEstimate } from '#modules/eoffices/commands/supplies.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';

/** Lines of the programme's estimate for 2020, in hryvnias (наказ № 1 від 02.01.2020, додаток 3, п. 1). */
const lines = [
  { code: '7.2.1', name: 'Обслуговування техніки та витратні матеріали', hryvnias: 40_000 },
  { code: '7.2.2', name: 'Послуги Інтернет', hryvnias: 61_000 },
  { code: '7.2.3', name: 'Канцелярське приладдя', hryvnias: 31_000 },
] as const;

const approved2020 = {
  year: 2020,
  act: 'Рішення 32 сесії Харківської міської ради 7 скликання від 18.12.2019 № 1924/19',
  date: '2019-12-18',
};

/** The estimate of the network of Kharkiv as it was approved for 2020 (KO-A3-1), and the same sums, invented, for this year. */
export async function addEstimate(tx: Tx, thisYear: number): Promise<void> {
  const kharkiv = await tx
    .selectFrom('municipality')
    .select('id')
    .where('code', '=', 'kharkiv')
    .executeTakeFirst();
  if (!kharkiv) return;
  const invented = { year: thisYear, act: 'Демонстраційне рішення № 1', date: `${thisYear}-01-05` };
  for (const approval of [approved2020, invented])
    for (const { code, name, hryvnias } of lines)
      await changeEstimate(tx, systemActor('demo'), {
        municipalityId: kharkiv.id,
        ...approval,
        code,
        name,
        amount: hryvnias * 100,
        workerId: null,
      });
}

import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { Eoffice } from '../data/directory.ts';
import type { EofficeForm } from '../schemas/directory.ts';

/** Changes the directory's entry; throws `stale` when somebody changed it since the form was drawn. */
export async function changeEoffice(tx: Tx, actor: Actor, office: Eoffice, form: EofficeForm): Promise<void> {
  const { version, receptionHours, ...rest } = form;
  const changed = await tx
    .updateTable('eoffice')
    .set({ ...rest, reception_hours: receptionHours, version: version + 1 })
    .where('id', '=', office.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw stale();
  const { address, hours, phone, email, note, district, latitude, longitude } = office;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eoffice',
    subjectId: office.id,
    kind: 'eoffice.changed',
    payload: {
      before: {
        address,
        hours,
        receptionHours: office.receptionHours,
        phone,
        email,
        note,
        district,
        latitude,
        longitude,
      },
      after: { ...rest, receptionHours },
    },
  });
}

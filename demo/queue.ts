import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { DemoMunicipality } from './files.ts';
import type { DemoFiles } from './media.ts';
import type { Places } from './organisation.ts';
import type { DemoRows } from './rows.ts';
import { addSlides } from './slides.ts';

/** Lawful categories with the acts that grant them; the article is for a lawyer to compare, so none is dated (BR-18). */
export function addPriorities(demo: DemoRows, file: DemoMunicipality, places: Places): void {
  for (const [position, { code, uk, en, act, proof, minutes, atKiosk }] of file.priorities.entries()) {
    const id = v7();
    demo.rows.priority_category.push({
      id,
      municipality_id: places.municipalityId,
      code,
      name_uk: uk,
      name_en: en,
      act,
      proof,
      allowance_minutes: minutes,
      at_kiosk: atKiosk,
      position,
    });
    demo.event('priorityCategory', id, 'priorityCategory.created', null, { name: uk });
  }
}

/** Shelter, children's room and notices of each centre; the row of settings is made with the centre. */
export async function setUpQueues(tx: Tx, file: DemoMunicipality, files: DemoFiles): Promise<void> {
  for (const { code, shelter, childrensRoom } of file.centres) {
    const { id } = await tx
      .selectFrom('centre')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('queue_settings')
      .set({ shelter_note: shelter.uk, shelter_note_en: shelter.en })
      .where('centre_id', '=', id)
      .execute();
    await tx
      .insertInto('childrens_room')
      .values({ centre_id: id, capacity: childrensRoom })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await addSlides(tx, id, shelter, files);
  }
}

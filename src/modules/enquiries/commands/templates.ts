import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

export interface TemplateForm {
  readonly title: string;
  readonly text: string;
  readonly active: boolean;
  /** Services whose cards it names. */
  readonly services: readonly string[];
}

interface Place {
  readonly centreId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** Keeps a template; false: another one of the centre has that title. Throws `stale` for a row changed meanwhile. */
export async function saveTemplate(
  tx: Tx,
  actor: Actor,
  { centreId, workerId, now }: Place,
  { services, ...form }: TemplateForm,
  existing: { readonly id: string; readonly version: number } | null,
): Promise<boolean> {
  const twin = await tx
    .selectFrom('question_template')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .where((e) => e(e.fn<string>('lower', ['title']), '=', form.title.toLocaleLowerCase('uk')))
    .$if(existing !== null, (query) => query.where('id', '<>', existing?.id ?? ''))
    .executeTakeFirst();
  if (twin && form.active) return false;
  const id = existing?.id ?? v7();
  const values = { ...form, changed_at: now, changed_by: workerId };
  if (existing) {
    const changed = await tx
      .updateTable('question_template')
      .set({ ...values, version: existing.version + 1 })
      .where('id', '=', id)
      .where('centre_id', '=', centreId)
      .where('version', '=', existing.version)
      .executeTakeFirst();
    if (!changed.numUpdatedRows) throw stale();
  } else
    await tx
      .insertInto('question_template')
      .values({ id, centre_id: centreId, ...values })
      .execute();
  await tx.deleteFrom('question_template_service').where('template_id', '=', id).execute();
  if (services.length > 0)
    await tx
      .insertInto('question_template_service')
      .values(services.map((service) => ({ template_id: id, service_id: service })))
      .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'questionTemplate',
    subjectId: id,
    kind: 'question.templateSaved',
    payload: { title: form.title, active: form.active, services: services.length },
  });
  return true;
}

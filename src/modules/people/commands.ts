import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import { fullName } from '#platform/text/personName.ts';
import type { PersonRow } from './data.ts';
import type { PersonFacts } from './schema.ts';

const columnsOf = (facts: PersonFacts) => ({
  kind: facts.kind,
  surname: facts.surname,
  given: facts.given,
  patronymic: facts.patronymic,
  birth_date: facts.birthDate,
  tax_number: facts.taxNumber,
  no_tax_number: facts.noTaxNumber,
  document_kind: facts.documentKind,
  document_number: facts.documentNumber,
  phone: facts.phone,
  email: facts.email,
  address: facts.address,
  search_key: searchKey(fullName(facts)),
});

/** Adds a person to the register of the centre's municipality. 'taken': the tax number belongs to somebody already. */
export async function createPerson(
  tx: Tx,
  actor: Actor,
  place: { readonly centreId: string },
  facts: PersonFacts,
): Promise<{ id: string } | 'taken'> {
  const { municipality_id } = await tx
    .selectFrom('centre')
    .select('municipality_id')
    .where('id', '=', place.centreId)
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  const added = await tx
    .insertInto('person')
    .values({ id, municipality_id, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'taken';
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'person',
    subjectId: id,
    kind: 'person.created',
    payload: { kind: facts.kind },
  });
  return { id };
}

/** Changes the data of a person. The ledger keeps which fields changed, not their content (BP-23). */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  place: { readonly centreId: string },
  before: PersonRow,
  version: number,
  facts: PersonFacts,
): Promise<'changed' | 'unchanged' | 'stale' | 'taken'> {
  const after = columnsOf(facts);
  const changed = Object.entries(after)
    .filter(([name, value]) => name !== 'search_key' && Reflect.get(before, name) !== value)
    .map(([name]) => name);
  if (changed.length === 0) return 'unchanged';
  if (await taken(tx, before, facts.taxNumber)) return 'taken';
  const updated = await tx
    .updateTable('person')
    .set((e) => ({ ...after, version: e('version', '+', 1) }))
    .where('id', '=', before.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!updated.numUpdatedRows) return 'stale';
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'person',
    subjectId: before.id,
    kind: 'person.changed',
    payload: { fields: changed },
  });
  return 'changed';
}

async function taken(tx: Tx, person: PersonRow, taxNumber: string | null): Promise<boolean> {
  if (!taxNumber) return false;
  const other = await tx
    .selectFrom('person')
    .select('id')
    .where('municipality_id', '=', person.municipality_id)
    .where('tax_number', '=', taxNumber)
    .where('id', '<>', person.id)
    .executeTakeFirst();
  return other !== undefined;
}

import type { Selectable } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { Person } from '#platform/database/types.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import { checkPassportBooklet } from '#platform/text/identityNumbers.ts';
import { fullName } from '#platform/text/personName.ts';
import { checkPhone } from '#platform/text/phone.ts';
import type { PeopleScope } from './rights.ts';
import { prefixEnd, tidyDocumentNumber } from './rules.ts';
import type { PersonFacts } from './schema.ts';

export type PersonRow = Selectable<Person>;

/** Most people that one search shows: who needs more gives a longer word. */
export const searchLimit = 20;

function inScope(queries: Queries, scope: PeopleScope) {
  const people = queries.selectFrom('person').selectAll('person');
  const { centreIds } = scope;
  if (centreIds === 'all') return people;
  return people.where('person.municipality_id', 'in', (inner) =>
    inner
      .selectFrom('centre')
      .select('municipality_id')
      .where('id', 'in', [...centreIds, nobody]),
  );
}
/** An empty list is no SQL: this identifier belongs to nobody. */
const nobody = '00000000-0000-0000-0000-000000000000';

export async function findPerson(
  queries: Queries,
  scope: PeopleScope,
  id: string,
): Promise<PersonRow | undefined> {
  return inScope(queries, scope).where('person.id', '=', id).executeTakeFirst();
}

export type PersonSearch = 'tooShort' | { readonly people: readonly PersonRow[]; readonly more: boolean };

/** Finds by tax number, telephone, document or the beginning of the name, whichever the words look like. */
export async function searchPeople(
  queries: Queries,
  scope: PeopleScope,
  words: string,
): Promise<PersonSearch> {
  const found = await searchQuery(queries, scope, words)
    ?.orderBy('person.search_key')
    .orderBy('person.id')
    .limit(searchLimit + 1)
    .execute();
  if (!found) return 'tooShort';
  return { people: found.slice(0, searchLimit), more: found.length > searchLimit };
}

function searchQuery(queries: Queries, scope: PeopleScope, words: string) {
  const all = inScope(queries, scope);
  const compact = words.replace(/[\s()-]/gu, '');
  if (/^\d{8}(\d{2})?$/.test(compact) && !compact.startsWith('0'))
    return all.where((e) => e.or([e('tax_number', '=', compact), e('document_number', '=', compact)]));
  if (/^\+?\d{9,15}$/.test(compact)) {
    const phone = checkPhone(words);
    return all.where((e) =>
      e.or([
        e('tax_number', '=', compact),
        e('document_number', '=', compact),
        ...(phone.ok ? [e('phone', '=', phone.e164)] : []),
      ]),
    );
  }
  if (/\d{4}/.test(compact)) {
    const booklet = checkPassportBooklet(words);
    const numbers = [tidyDocumentNumber(words), ...(booklet.ok ? [booklet.value] : [])];
    return all.where('document_number', 'in', numbers);
  }
  const key = searchKey(words);
  return key.length < 3
    ? undefined
    : all.where('person.search_key', '>=', key).where('person.search_key', '<', prefixEnd(key));
}

/** People who may be the same one: same number, document or telephone, or the same name with no other birth date. */
export async function findDuplicates(
  queries: Queries,
  scope: PeopleScope,
  facts: PersonFacts,
): Promise<PersonRow[]> {
  return inScope(queries, scope)
    .where((e) =>
      e.or([
        ...(facts.taxNumber ? [e('tax_number', '=', facts.taxNumber)] : []),
        ...(facts.documentNumber ? [e('document_number', '=', facts.documentNumber)] : []),
        ...(facts.phone ? [e('phone', '=', facts.phone)] : []),
        e.and([
          e('search_key', '=', searchKey(fullName(facts))),
          e.or([
            e('birth_date', 'is', null),
            ...(facts.birthDate ? [e('birth_date', '=', facts.birthDate)] : [e.lit(true)]),
          ]),
        ]),
      ]),
    )
    .orderBy('person.search_key')
    .limit(10)
    .execute();
}

export async function personHistory(queries: Queries, personId: string) {
  return queries
    .selectFrom('ledger')
    .select(['seq', 'at', 'kind', 'actor', 'payload'])
    .where('subject', '=', 'person')
    .where('subject_id', '=', personId)
    .orderBy('seq', 'desc')
    .limit(50)
    .execute();
}

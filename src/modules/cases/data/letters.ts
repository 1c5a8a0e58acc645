import type { Queries } from '#platform/database/database.ts';

/** What a letter to the applicant needs; read when the letter leaves. */
export async function caseForLetter(queries: Queries, caseId: string) {
  return queries
    .selectFrom('case_file')
    .innerJoin('person', 'person.id', 'case_file.applicant_id')
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .innerJoin('centre', 'centre.id', 'case_file.centre_id')
    .select([
      'case_file.id',
      'case_file.number',
      'person.email',
      'service.plain_name_uk as service',
      'centre.name as centre',
      'centre.address',
    ])
    .where('case_file.id', '=', caseId)
    .executeTakeFirst();
}

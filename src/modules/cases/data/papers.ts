import type { Queries } from '#platform/database/database.ts';
import type { CaseScope } from '../rights.ts';
import { casesInScope } from './cases.ts';

/** A finished paper of a case within the scope. */
export async function findPaper(queries: Queries, scope: CaseScope, caseId: string, documentId: string) {
  return casesInScope(queries, scope)
    .innerJoin('issued_document', 'issued_document.case_id', 'case_file.id')
    .innerJoin('stored_file', 'stored_file.id', 'issued_document.file_id')
    .select([
      'issued_document.kind',
      'stored_file.sha256',
      'stored_file.media_type',
      'stored_file.name',
      'case_file.centre_id',
    ])
    .where('case_file.id', '=', caseId)
    .where('issued_document.id', '=', documentId)
    .executeTakeFirst();
}

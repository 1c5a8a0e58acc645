import { fullName } from '#platform/text/personName.ts';
import type { CasePeople, CaseRow } from '../../data/cases.ts';

const lines = (phones: readonly string[]) => (phones.length ? { phone: phones.join(', ') } : {});

/** What every paper of a case has at its head. */
export const letterhead = (row: CaseRow) => ({
  centre: {
    name: row.centre_name,
    address: row.centre_address,
    ...lines(row.centre_phones),
    ...(row.centre_email ? { email: row.centre_email } : {}),
  },
  provider: row.provider_name,
});

export const serviceOf = (row: CaseRow) => ({
  name: row.service_name,
  listNumber: String(row.list_number),
});

/** The case with its number; only of a registered one. */
export const numbered = (row: CaseRow) => ({
  number: row.number ?? '',
  registeredAt: row.registered_at?.toISOString() ?? '',
});

const documentWords: Readonly<Record<string, string>> = {
  passportBook: 'паспорт',
  idCard: 'ID-картка',
  foreign: 'паспорт іноземця',
  refugee: 'посвідчення біженця',
  residence: 'посвідка на проживання',
  birthCertificate: 'свідоцтво про народження',
  other: 'документ',
};

export const applicantOf = ({ applicant }: CasePeople) => ({
  name: applicant.kind === 'organisation' ? applicant.surname : fullName(applicant),
  ...(applicant.tax_number ? { taxNumber: applicant.tax_number } : {}),
  ...(applicant.birth_date ? { birthDate: applicant.birth_date } : {}),
  ...(applicant.address ? { address: applicant.address } : {}),
  ...(applicant.phone ? { phone: applicant.phone } : {}),
  ...(applicant.email ? { email: applicant.email } : {}),
  ...(applicant.document_kind && applicant.document_number
    ? {
        identityDocument: `${documentWords[applicant.document_kind] ?? 'документ'} ${applicant.document_number}`,
      }
    : {}),
});

export const representativeOf = (row: CaseRow, { representative }: CasePeople) =>
  representative && row.authority
    ? { representative: { name: fullName(representative), authority: row.authority } }
    : {};

/** Paragraphs of a text area. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

import type { ApplicationInput } from '../../../../documents/application.ts';
import type { DeficiencyNoticeInput } from '../../../../documents/deficiencyNotice.ts';
import type { InventoryInput } from '../../../../documents/inventory.ts';
import type { CaseDetails, CasePeople, CaseRow } from '../../data/cases.ts';
import { consentText } from '../../rules/consentText.ts';
import { applicantOf, letterhead, numbered, paragraphs, representativeOf, serviceOf } from './letterhead.ts';

export interface PaperWorker {
  readonly name: string;
  readonly position: string;
  readonly desk?: string;
}

const consentFormWords: Readonly<Record<string, string>> = {
  paper: 'письмова',
  electronic: 'електронна',
  oral: 'усна',
};

/** The inventory without its tracking code: that is added when the paper is made, so that it lies nowhere in clear. */
export type InventoryWithoutCode = Omit<InventoryInput, 'tracking'>;

export function inventoryPaper(
  row: CaseRow,
  people: CasePeople,
  details: Pick<CaseDetails, 'packet' | 'consents'>,
  term: { dueOn: string; counting: string; basis: string },
  worker: PaperWorker,
): InventoryWithoutCode {
  const consent = details.consents.find((one) => one.kind === 'processing' && !one.withdrawn_at);
  const given = details.packet.filter((item) => item.status === 'given');
  return {
    ...letterhead(row),
    case: numbered(row),
    service: serviceOf(row),
    applicant: applicantOf(people),
    ...representativeOf(row, people),
    documents: given.map((item) => ({
      name: item.name,
      form: item.form === 'original' || item.form === 'electronic' ? item.form : 'copy',
      count: item.copies,
      pages: item.pages ?? 0,
      ownInitiative: item.own_initiative,
      ...(item.note ? { note: item.note } : {}),
    })),
    missing: details.packet
      .filter((item) => item.status === 'missing')
      .map((item) => ({
        name: item.name,
        howToMend: item.note || 'Принесіть або надішліть документ до Центру.',
      })),
    term,
    ...(consent
      ? {
          consent: {
            givenOn: consent.given_at.toISOString(),
            form: consentFormWords[consent.form] ?? consent.form,
            version: consent.text_version,
          },
        }
      : {}),
    worker,
  };
}

/** Blank of the application prefilled from what is known (BR-20); the rest stays as lines to fill in by hand. */
export function applicationPaper(
  row: CaseRow,
  people: CasePeople,
  packet: CaseDetails['packet'],
): ApplicationInput {
  const given = packet.filter((item) => item.status === 'given').map((item) => item.name);
  const { applicant } = people;
  return {
    ...letterhead(row),
    recipient: row.provider_name,
    ...(row.number ? { caseNumber: row.number } : {}),
    ...(row.received_on ? { date: row.received_on } : {}),
    service: serviceOf(row),
    applicant: applicantOf(people),
    ...representativeOf(row, people),
    request: `Прошу надати мені послугу «${row.service_name}».`,
    sections: [
      {
        title: 'Додаткові відомості',
        fields: [{ label: 'Що ще слід знати' }, { label: 'Реквізити для виплати (IBAN)' }],
      },
    ],
    attachments: given,
    consentText: consentText,
    ...(applicant.email ? { notifyBy: `електронною поштою ${applicant.email}` } : {}),
  };
}

/** Notice of gaps and errors with how to mend each (BR-20). */
export function deficiencyPaper(
  row: CaseRow,
  people: CasePeople,
  notice: { text: string; how_to_mend: string; date: string },
  mend: { until: string; counting: string },
  worker: PaperWorker,
): DeficiencyNoticeInput {
  const faults = paragraphs(notice.text);
  const ways = paragraphs(notice.how_to_mend);
  return {
    ...letterhead(row),
    date: notice.date,
    ...(row.number ? { case: numbered(row) } : {}),
    service: serviceOf(row),
    applicant: applicantOf(people),
    ...representativeOf(row, people),
    // One way to mend for each fault; when there are fewer, the last one is about the rest.
    deficiencies: faults.map((what, index) => ({
      what,
      howToMend: ways[index] ?? ways.at(-1) ?? notice.how_to_mend,
    })),
    mend,
    bringTo: `${row.centre_name}, ${row.centre_address}`,
    consequence: row.number
      ? 'Справу зареєстровано, строк розгляду триває. Якщо недоліки не виправити, у послузі можуть відмовити; заяву можна подати знову.'
      : 'Справу ще не зареєстровано. Ви маєте право наполягати на реєстрації неповного пакета: тоді заяву приймуть, а документи можна донести.',
    worker,
  };
}

import { z } from 'zod';

const licence = z
  .literal('CC-BY-4.0')
  .describe('Licence of the data: https://creativecommons.org/licenses/by/4.0/');
const updated = z.iso
  .date()
  .nullable()
  .describe('Day of the last change of a card; null when there are none');

const address = (description: string, end: string) =>
  z.url().meta({ description, examples: [`https://vikno.example.gov.ua/centres/bakhmut${end}`] });

const english = (field: string) =>
  z
    .string()
    .describe(`English of «${field}»; empty where it is not translated, or translated from an older text`);

/** One service as a row of open data; the CSV has the same names in the same order. */
export const openService = z.object({
  id: z.uuid().describe('Does not change while the service exists'),
  centre: z.string().describe('Code of the centre'),
  centreName: z.string(),
  listNumber: z.number().int().describe('Registration number in the approved list (KC-9)'),
  name: z.string().describe('Official name'),
  plainNameUk: z.string(),
  plainNameEn: z.string(),
  provider: z.string(),
  group: z.string(),
  guideId: z.string().nullable().describe('Identifier in the national guide, where known'),
  cardVersion: z.number().int().nullable().describe('Version of the card in force; null: none yet'),
  validFrom: z.iso.date().nullable(),
  checkedOn: z.iso.date().nullable().describe('When the card was last compared with the law'),
  recipients: z.string(),
  termKind: z.enum(['calendarDays', 'workingDays', 'months', 'sameDay']).nullable(),
  termLength: z.number().int().nullable().describe('Days or months, by termKind'),
  free: z.boolean().nullable(),
  result: z.string(),
  url: address('The card on the site', '/services/zhytlova-subsydiia'),
  slug: z.string().describe('Code of the service in the centre: its key in exported files of the catalogue'),
  groupLetter: z.string().describe('Letter of the group, which opens the numbers of its tickets'),
  listDecision: z.string().describe('Number of the decision that approves the list (KC-9)'),
  listDecidedOn: z.iso.date(),
  groupEn: z.string(),
  recipientsEn: english('recipients'),
  resultEn: english('result'),
});
export type OpenService = z.infer<typeof openService>;

export const openServicesQuery = z.object({
  centre: z.string().max(40).optional().describe('Code of a centre; absent: all'),
  after: z.uuid().optional().describe('Identifier of the last service of the part before'),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const openServicesAnswer = z.object({
  licence,
  updated,
  services: z.array(openService),
  next: z.string().nullable().describe('Address of the next part; null: this is the last'),
});

const rule = z.object({
  validFrom: z.iso.date(),
  route: z.enum(['decideHere', 'acceptAndPassOn', 'redirect']),
  decidedBy: z.string(),
  act: z.string(),
});

export const openServiceParams = z.object({ id: z.uuid() });
export const openCardAnswer = z.object({
  licence,
  updated,
  service: openService,
  competence: z.array(rule).describe('Who decides, by date; the last rule that has begun holds'),
  competenceEn: z.array(rule).describe('The same rules in English, an empty text where there is none'),
  card: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'The information card in force: legal basis, documents with their grounds, term, refusals, appeal',
    ),
  cardEn: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'The same card with its texts in English, an empty text where there is no English; null: nothing is translated. The official text is the Ukrainian one',
    ),
});

export type OpenCard = z.infer<typeof openCardAnswer>;

export const openCentre = z.object({
  code: z.string(),
  name: z.string(),
  municipality: z.string(),
  address: z.string(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  url: address('The centre on the site', ''),
});
export const openCentresAnswer = z.object({ licence, centres: z.array(openCentre) });

export const centreFilter = z.object({ centre: z.string().max(40).optional().catch(undefined) });

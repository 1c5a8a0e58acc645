import { z } from 'zod';

export const caseParams = z.object({ id: z.uuid() });
export const documentParams = z.object({ id: z.uuid(), documentId: z.uuid() });

/** Optimistic lock of every form of a case: the number of changes that the screen had seen. */
export const versionField = z.object({ version: z.coerce.number().int().positive() });

const typed = z.string().default('');
const most = (length: number) => z.string().max(length).default('');

/** A field that may come once, many times or not at all. */
export const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value));

export const channels = ['inPerson', 'representative', 'post', 'electronic'] as const;
export const handoverWays = ['inPerson', 'representative', 'post', 'electronic'] as const;
export const consentForms = ['paper', 'electronic', 'oral'] as const;
export const consentKinds = ['processing', 'otherPerson', 'thirdParties', 'communityRegister'] as const;
export const packetStatuses = ['given', 'missing', 'notNeeded', 'obtainedByOffice'] as const;
export const packetForms = ['original', 'copy', 'electronic'] as const;
export const incompleteGrounds = ['applicantInsists', 'broughtLater'] as const;

export type Channel = (typeof channels)[number];
export type ConsentKind = (typeof consentKinds)[number];
export type PacketStatus = (typeof packetStatuses)[number];
export type PacketForm = (typeof packetForms)[number];
export type IncompleteGround = (typeof incompleteGrounds)[number];

export const newCaseForm = z.object({
  service: z.uuid(),
  applicant: z.uuid(),
  ticket: z.union([z.uuid(), z.literal('')]).default(''),
});

export const applicantForm = z.object({
  channel: z.enum(channels),
  authority: most(500),
  territory: z.enum(['resident', 'override', '']).default(''),
  territoryReason: most(500),
});

export const applicantQuery = z.object({
  representative: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
});

export const consentForm = z.object({
  kind: z.enum(consentKinds),
  person: z.union([z.uuid(), z.literal('')]).default(''),
  form: z.enum([...consentForms, '']).default(''),
  confirmed: typed,
  note: most(500),
  others: z.enum(['yes', 'no', '']).default(''),
});

/** «Are another person's data needed?» (BP-22, KC-20). */
export const othersForm = z.object({ others: z.enum(['yes', 'no', '']).default('') });

/** Where a consent page begins: with whom, and whether it is about another person. */
export const consentQuery = z.object({
  other: z.string().catch('').default(''),
  person: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
});

export const noticeForm = z.object({ text: most(4000), howToMend: most(4000) });

export const registerForm = z.object({
  receivedOn: typed,
  incomplete: z.enum([...incompleteGrounds, '']).default(''),
  incompleteNote: most(500),
  lateReason: most(500),
});

export const sendForm = z.object({ executor: z.union([z.uuid(), z.literal('')]).default('') });

export const pauseForm = z.object({ ground: most(1000), days: typed });

export const grantForm = z.object({ text: most(8000), granted: most(2000) });

export const refuseForm = z.object({
  reasons: most(8000),
  whatNext: most(4000),
  grounds: many,
  ownAct: most(500),
  ownClause: most(300),
  ownRequires: most(500),
  ownFound: most(2000),
  authority: most(1000),
  authorityTerm: most(500),
  court: most(1000),
  courtTerm: most(500),
  basis: most(1000),
});
export type RefuseForm = z.output<typeof refuseForm>;

export const passOnForm = z.object({ recipient: most(500), text: most(8000) });

export const handOutForm = z.object({
  to: z.enum(['applicant', 'representative', '']).default(''),
  way: z.enum([...handoverWays, '']).default(''),
  proof: most(500),
});

export const archiveForm = z.object({ shelf: most(200), keepUntil: typed, ground: most(500) });

export const withdrawForm = z.object({ reason: most(1000) });

/** A norm of a refusal as it is kept and printed (BR-27). */
export const normSchema = z.object({ norm: z.string(), requires: z.string(), found: z.string() });
export type Norm = z.output<typeof normSchema>;

export const trackForm = z.object({ number: most(60), code: most(60) });

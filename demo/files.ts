import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { signers, stepKinds } from '#modules/catalogue/rules/cardFlow.ts';
import { topicKinds } from '#modules/catalogue/rules/topics.ts';
import {
  cardDocumentSchema,
  cardParts,
  cardQuestionSchema,
  cardTermSchema,
} from '#modules/catalogue/schema.ts';
import { workerRoles } from '#modules/identity/rules.ts';
import { projectRoot } from '#platform/projectRoot.ts';

const hours = z.array(z.strictObject({ days: z.array(z.int()), opens: z.string(), closes: z.string() }));

const municipalityFile = z.strictObject({
  municipality: z.strictObject({ code: z.string(), name: z.string() }),
  /** Lawful categories of the queue; none of them has been compared with the law by anybody yet. */
  priorities: z
    .array(
      z.strictObject({
        code: z.string(),
        uk: z.string(),
        en: z.string(),
        act: z.string(),
        proof: z.string(),
        minutes: z.int(),
        atKiosk: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Who approves and agrees cards, in order (CARD-flow). */
  cardFlow: z.array(
    z.strictObject({
      kind: z.enum(stepKinds),
      signer: z.enum(signers),
      provider: z.string().optional(),
      login: z.string().optional(),
      title: z.string(),
    }),
  ),
  providers: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      short: z.string(),
      kind: z.string(),
      phones: z.array(z.string()).default([]),
      email: z.string().optional(),
    }),
  ),
  centres: z.array(
    z.strictObject({
      code: z.string(),
      prefix: z.string(),
      name: z.string(),
      kind: z.string(),
      address: z.string(),
      phones: z.array(z.string()),
      fax: z.string().optional(),
      email: z.string(),
      noLunchBreak: z.boolean().default(false),
      personalQueue: z.boolean().default(false),
      extraterritorial: z.boolean().default(false),
      shelter: z.strictObject({ uk: z.string(), en: z.string() }),
      childrensRoom: z.int(),
      hours,
      providers: z.array(z.strictObject({ code: z.string(), hours: hours.optional() })),
      list: z.strictObject({ body: z.string(), number: z.string(), decidedOn: z.string() }),
      /** Provider of every service that no exception names. */
      servedBy: z.string(),
      services: z.union([z.literal('all'), z.array(z.int())]),
      exceptions: z
        .array(z.strictObject({ provider: z.string(), group: z.string(), services: z.array(z.int()) }))
        .default([]),
      groups: z.array(
        z.strictObject({ code: z.string(), letter: z.string(), uk: z.string(), en: z.string() }),
      ),
      desks: z.array(
        z.strictObject({
          from: z.int(),
          to: z.int(),
          provider: z.string(),
          groups: z.array(z.string()).default([]),
          floor: z.int().default(1),
          note: z.string().optional(),
        }),
      ),
      agreements: z.array(
        z.strictObject({
          provider: z.string(),
          kind: z.string(),
          number: z.string(),
          signedOn: z.string(),
          validTo: z.string().optional(),
          subject: z.string(),
        }),
      ),
      accompanying: z.array(
        z.strictObject({ name: z.string(), operator: z.string(), hours: z.string(), act: z.string() }),
      ),
      devices: z.array(z.strictObject({ kind: z.enum(['kiosk', 'board']), name: z.string() })),
    }),
  ),
  workers: z.array(
    z.strictObject({
      login: z.string(),
      name: z.tuple([z.string(), z.string(), z.string()]),
      title: z.string(),
      signLanguage: z.string().optional(),
      roles: z.array(
        z.strictObject({
          role: z.enum(workerRoles),
          centre: z.string().optional(),
          provider: z.string().optional(),
          eoffice: z.int().optional(),
        }),
      ),
    }),
  ),
});

const servicesFile = z.array(
  z.strictObject({
    n: z.int(),
    name: z.string(),
    slug: z.string(),
    group: z.string(),
    minutes: z.int(),
    plainUk: z.string(),
    plainEn: z.string(),
    synonyms: z.array(z.string()),
    guideId: z.string().optional(),
    competence: z.enum(['pensionFund', 'here']),
    decidedBy: z.string().optional(),
    legalBasis: z.array(z.string()),
    recipients: z.string(),
    actOfDocuments: z.string(),
    documents: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        condition: z.string().nullable().default(null),
        form: cardDocumentSchema.shape.form.default('original'),
        obtainedByOffice: z.boolean().default(false),
        when: cardDocumentSchema.shape.when,
      }),
    ),
    questions: z
      .array(cardQuestionSchema.extend({ hint: cardQuestionSchema.shape.hint.default(null) }))
      .default([]),
    term: cardTermSchema,
    claimWindow: z.string().optional(),
    extraTerms: z.array(z.string()).default([]),
    refusals: z.array(z.string()),
    result: z.string(),
    notes: z.array(z.string()).default([]),
    toCheck: z.array(z.strictObject({ part: z.enum(cardParts), reason: z.string() })).default([]),
  }),
);

/** English by the Ukrainian text: no Cyrillic in it, so that a half-done line stops the load. */
const englishFile = z.record(
  z.string().min(1),
  z
    .string()
    .min(1)
    .regex(/^[^\p{Script=Cyrillic}]+$/u, 'Cyrillic letters in English text'),
);

const topicsFile = z.array(
  z.strictObject({ kind: z.enum(topicKinds), uk: z.string(), en: z.string(), services: z.array(z.int()) }),
);

const eofficesFile = z.array(
  z.strictObject({
    number: z.int(),
    organisation: z.string(),
    address: z.string(),
    head: z.boolean().default(false),
  }),
);

export type DemoMunicipality = z.infer<typeof municipalityFile>;
export type DemoCentre = DemoMunicipality['centres'][number];
export type DemoWorker = DemoMunicipality['workers'][number];
export type DemoService = z.infer<typeof servicesFile>[number];
export type DemoTopic = z.infer<typeof topicsFile>[number];
export type DemoEoffice = z.infer<typeof eofficesFile>[number];

/** All the demo's data, checked: a mistake in a file stops the load with the place of the mistake. */
export function readDemo(): {
  readonly municipalities: readonly DemoMunicipality[];
  readonly services: readonly DemoService[];
  /** English of the texts of all cards by the Ukrainian text. */
  readonly english: ReadonlyMap<string, string>;
  readonly topics: readonly DemoTopic[];
  readonly eoffices: readonly DemoEoffice[];
} {
  return {
    municipalities: ['bakhmut', 'kharkiv'].map((folder) =>
      municipalityFile.parse(read(folder, 'municipality.yaml')),
    ),
    services: servicesFile.parse(read('bakhmut', 'services.yaml')),
    english: new Map(Object.entries(englishFile.parse(read('bakhmut', 'services.en.yaml')))),
    topics: topicsFile.parse(read('.', 'topics.yaml')),
    eoffices: eofficesFile.parse(read('kharkiv', 'e-offices.yaml')),
  };
}

function read(folder: string, file: string): unknown {
  return parse(readFileSync(path.join(projectRoot, 'demo', folder, file), 'utf8'));
}

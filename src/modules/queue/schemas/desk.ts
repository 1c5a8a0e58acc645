import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from '../messages.ts';
import type { QueueTexts } from '../messages.uk.ts';
import { finishResults } from '../rules/ticketActions.ts';

/** A sentence of the messages, for the errors of a schema. */
const say = (pick: (texts: QueueTexts) => string) => ({
  error: sentence(pick(queueTexts.uk), pick(queueTexts.en)),
});

export const openDeskForm = z.object({ desk: z.uuid() });
export const finishForm = z.object({
  result: z.enum(
    finishResults,
    say((t) => t.console.resultMissing),
  ),
});

const transferKinds = ['group', 'service', 'desk', 'provider'] as const;
const targetPattern = new RegExp(`^(${transferKinds.join('|')}):([0-9a-f-]{36})$`);

/** The form of handing on; `to` is `group:<id>`, `service:<id>`, `desk:<id>` or `provider:<id>`. */
export const transferForm = z.object({
  to: z
    .string(say((t) => t.console.transferPick))
    .regex(
      targetPattern,
      say((t) => t.console.transferPick),
    )
    .transform((text) => {
      const [kind, id = ''] = text.split(':');
      return { kind: transferKinds.find((one) => one === kind) ?? 'group', id };
    })
    .pipe(z.object({ kind: z.enum(transferKinds), id: z.uuid(say((t) => t.console.transferPick)) })),
});

const reason = z
  .string(say((t) => t.console.callOneReasonMissing))
  .trim()
  .min(
    5,
    say((t) => t.console.callOneReasonMissing),
  )
  .max(
    300,
    say((t) => t.console.callOneReasonLong),
  );
export const callOneForm = z.object({ reason });
export const deskIdParams = z.object({ desk: z.uuid() });

const example = (value: unknown) => ({ examples: [value] });
const someId = '0192f0c4-7a11-7b3e-9c54-1f2a3b4c5d6e';

/** API: paths. */
export const deskParams = z.object({
  deskId: z.uuid().meta({ description: 'The desk, as the list of desks names it', ...example(someId) }),
});
export const deskTicketParams = deskParams.extend({
  ticketId: z.uuid().meta({ description: 'The ticket at, or waiting for, the desk', ...example(someId) }),
});
export const waitingQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(12).describe('How many rows at most'),
});

/** API: bodies. */
export const nothing = z.object({}).strict().nullish().describe('No body is needed');
export const callOneRequest = z
  .object({
    ticketId: z.uuid().meta(example(someId)),
    reason: reason.meta({
      description: 'Why out of turn, in words; kept for ever',
      ...example('Людині стало зле в залі'),
    }),
  })
  .strict();
export const finishRequest = z
  .object({
    result: z.enum(finishResults).meta({ description: 'How the reception ended', ...example('accepted') }),
  })
  .strict();
export const transferRequest = z
  .object({
    to: z
      .object({
        kind: z.enum(transferKinds).meta(example('desk')),
        id: z.uuid().meta(example(someId)),
      })
      .strict()
      .describe('A group, service, desk or provider of the same centre; number and place are kept'),
  })
  .strict();

/** API: answers. */
const reasonAnswer = z
  .object({
    key: z
      .enum([
        'earliest',
        'allowance',
        'fairness',
        'thisDesk',
        'signLanguage',
        'express',
        'sameVisit',
        'chosen',
      ])
      .meta(example('allowance')),
    params: z.object({
      issuedAt: z.string().meta(example('2026-11-20T09:10:00+00:00')),
      rankAt: z.string().meta(example('2026-11-20T08:40:00+00:00')),
      allowanceMinutes: z.number().int().meta(example(30)),
      category: z
        .object({ uk: z.string(), en: z.string(), act: z.string() })
        .optional()
        .meta(
          example({
            uk: 'Особа з інвалідністю внаслідок війни',
            en: 'Person with a war-related disability',
            act: 'Закон України № 3551-XII, ст. 13',
          }),
        ),
      run: z
        .number()
        .int()
        .optional()
        .describe('With `fairness`: calls in a row that a category had moved forward'),
      note: z.string().optional().describe('With `chosen`: what the worker wrote'),
    }),
  })
  .describe('Why this ticket, with the facts it rests on (BR-18)');

const calledTicket = z.object({
  ticketId: z.uuid().meta(example(someId)),
  visitId: z.uuid(),
  label: z.string().meta({ description: 'As printed', ...example('А-014') }),
  prefix: z.string().meta(example('А')),
  number: z.number().int().meta(example(14)),
  groupId: z.uuid(),
  serviceId: z.uuid().nullable(),
  purpose: z.string().meta(example('submit')),
  desk: z
    .number()
    .int()
    .meta({ description: 'Number on the plate of the desk', ...example(3) }),
  reason: reasonAnswer,
});

export const callAnswer = z.object({
  outcome: z
    .enum(['called', 'nobody', 'busy', 'onBreak', 'noShift', 'paused'])
    .describe(
      '`nobody`: nobody waits whom this desk may take; `busy`: a visitor is still there; `onBreak`: the desk pauses; ' +
        '`noShift`: the worker has not opened this desk; `paused`: the whole centre stands still',
    ),
  ticket: calledTicket.nullable(),
});
export const calledAnswer = z.object({ ticket: calledTicket });

export const movedAnswer = z.object({
  ticketId: z.uuid().meta(example(someId)),
  state: z
    .enum(['waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'left'])
    .meta(example('serving')),
});
export const finishedAnswer = movedAnswer.extend({
  next: z
    .object({
      ticketId: z.uuid(),
      label: z.string().meta(example('Б-004')),
      servedHere: z.boolean().describe('This desk may call it at once: POST …/call-here'),
    })
    .nullable()
    .describe('The next matter of the same visitor that waits (BR-16)'),
});

export const shiftAnswer = z.object({
  deskId: z.uuid(),
  number: z.number().int().meta(example(3)),
  state: z.enum(['open', 'break', 'closed']).meta(example('open')),
});

const ticketView = z.object({
  ticketId: z.uuid(),
  label: z.string().meta(example('А-014')),
  state: z.string().meta(example('serving')),
  groupId: z.uuid(),
  serviceId: z.uuid().nullable(),
  purpose: z.string().meta(example('submit')),
  express: z.boolean(),
  needsSign: z.boolean(),
  issuedAt: z.string().meta(example('2026-11-20T09:10:00.000Z')),
  rankAt: z.string().meta(example('2026-11-20T08:40:00.000Z')),
  calls: z.number().int().meta(example(1)),
  calledAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  reason: reasonAnswer.nullable(),
  reasonText: z
    .string()
    .nullable()
    .describe('The reason of the call in words, in the language of the request'),
});

export const deskStateAnswer = z.object({
  deskId: z.uuid(),
  number: z.number().int(),
  shift: z
    .object({ state: z.enum(['open', 'break']), openedAt: z.string(), mine: z.boolean() })
    .nullable()
    .describe('Null: nobody works there now'),
  centrePaused: z.boolean(),
  current: ticketView.nullable().describe('Called to, or served at, the desk now'),
  next: z
    .object({ ticketId: z.uuid(), label: z.string(), fair: z.boolean() })
    .nullable()
    .describe('Whom the next press would call; `fair`: the earliest arrival after a run of categories'),
});

export const waitingAnswer = z.object({
  deskId: z.uuid(),
  tickets: z.array(
    ticketView.omit({ calls: true, calledAt: true, startedAt: true, reason: true, reasonText: true }).extend({
      hindrance: z
        .enum(['late', 'otherDesk', 'signer', 'long', 'blocked'])
        .nullable()
        .describe('Why this desk does not call it now; null: it is called in its turn'),
      why: z.string().describe('Why it stands here, in words').meta(example('За часом приходу')),
    }),
  ),
});

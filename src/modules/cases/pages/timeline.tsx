import { z } from 'zod';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { TimelineItem } from '#ui/timeline.tsx';
import type { TimelineEvent } from '../data/timeline.ts';
import type { CasesTexts } from '../messages.ts';
import { actionEvents } from '../rules/events.ts';

const payloadSchema = z.object({
  number: z.string().optional(),
  ground: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  toldDueOn: z.string().nullish(),
  recipient: z.string().optional(),
  missing: z.array(z.string()).optional(),
  ownInitiative: z.array(z.string()).optional(),
  norms: z.array(z.string()).optional(),
  kind: z.string().optional(),
  consent: z.string().optional(),
  otherPeople: z.boolean().optional(),
  mailBy: z.string().optional(),
});

const normOf = new Map<string, string | null>(
  Object.values(actionEvents).map(({ kind, norm }) => [kind, norm]),
);

/** Events of the ledger as people read them: what, who with position, when, under which article. */
export const timelineItems = (
  locale: Locale,
  texts: CasesTexts,
  events: readonly TimelineEvent[],
): TimelineItem[] =>
  events.map((event) => {
    const norm = normOf.get(event.kind);
    const parsed = payloadSchema.safeParse(event.payload);
    const details = parsed.success ? detailsOf(locale, texts, event, parsed.data) : '';
    return {
      key: String(event.seq),
      at: event.at.toISOString(),
      atText: formatDateTime(locale, event.at),
      title: texts.events[event.kind as keyof typeof texts.events] ?? event.kind,
      actor: event.worker
        ? [event.worker.name, event.worker.position].filter(Boolean).join(', ')
        : event.actor.startsWith('system:')
          ? texts.system
          : texts.workerUnknown,
      ...(norm ? { norm } : {}),
      ...(parsed.success && parsed.data.mailBy ? { tone: 'warning' as const } : {}),
      ...(details ? { children: <p class="v-muted">{details}</p> } : {}),
    };
  });

type Facts = z.output<typeof payloadSchema>;

function detailsOf(locale: Locale, texts: CasesTexts, event: TimelineEvent, facts: Facts): string {
  const paper = event.kind === 'case.documentMade' ? facts.kind : undefined;
  return [
    facts.number && `№ ${facts.number}`,
    event.executor && `${texts.facts.executor}: ${event.executor}`,
    facts.toldDueOn && `${texts.facts.due}: ${formatDate(locale, facts.toldDueOn)}`,
    facts.mailBy && texts.lateMail(formatDate(locale, facts.mailBy)),
    facts.consent && texts.consentKinds[facts.consent as keyof typeof texts.consentKinds],
    facts.otherPeople !== undefined && texts.otherPeople[facts.otherPeople ? 'yes' : 'no'],
    facts.ground,
    facts.reason,
    facts.note,
    facts.recipient,
    facts.norms?.join('; '),
    facts.missing?.length ? `${texts.statuses.missing}: ${facts.missing.join('; ')}` : '',
    facts.ownInitiative?.length ? `${texts.packetPage.extra}: ${facts.ownInitiative.join('; ')}` : '',
    paper && texts.paperKinds[paper as keyof typeof texts.paperKinds],
  ]
    .filter(Boolean)
    .join(' · ');
}

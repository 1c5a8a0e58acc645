import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { handoverLines } from '../../data/handovers.ts';
import { writeOffLines, writeOffMembers } from '../../data/writeOffs.ts';
import { stockTexts } from '../../stockMessages.ts';
import { supplyPaper } from '../supplies/supplyPaper.ts';
import { handoverOf } from './handover.tsx';
import { sum } from './stockPapers.ts';
import { writeOffOf } from './writeOff.tsx';

// Acts are in Ukrainian whatever the language of the screen.
const { handovers, writeOffs } = stockTexts.uk;

/** The act of handover with both signatures (KO-A3-3). */
export async function handoverPaper(ctx: Context): Promise<Answer> {
  const t = handovers;
  const act = await handoverOf(ctx);
  const lines = await handoverLines(ctx.services.database.queries, act.id);
  const value = lines.reduce((all, line) => all + line.value, 0);
  const day = formatDate('uk', act.endedAt ?? act.createdAt);
  const signed = (at: Date | null) => (at ? t.signed(formatDate('uk', at)) : t.unsigned);
  return supplyPaper(ctx, act.eofficeId, `akt-peredachi-${act.office}-${act.number ?? 'proiekt'}.pdf`, {
    title: t.paper.title,
    subtitle: act.number === null ? `${day} (${t.paper.draft})` : `№ ${act.number} від ${day}`,
    approved: true,
    facts: [
      { label: t.columns.from, value: `${act.from}, ${t.office(act.office)} (${signed(act.fromSignedAt)})` },
      { label: t.columns.to, value: `${act.to}, ${t.office(act.toOffice)} (${signed(act.toSignedAt)})` },
      ...(act.note ? [{ label: t.note, value: act.note }] : []),
    ],
    texts: [t.paper.text],
    tables: [
      {
        columns: [
          { head: '№', share: 1, right: true },
          { head: t.columns.number, share: 3 },
          { head: t.columns.name, share: 7 },
          { head: t.columns.quantity, share: 2, right: true },
          { head: `${t.columns.value}, грн`, share: 2.5, right: true },
        ],
        rows: lines.map((line, at) => [
          String(at + 1),
          line.inventoryNumber ?? '',
          line.inventoryNumber === null ? `${line.name}, ${line.unit}` : line.name,
          String(line.quantity),
          sum(line.value),
        ]),
        total: ['', '', t.sum, '', sum(value)],
      },
    ],
    signatures: [
      { role: t.paper.gives, name: act.from, ...(act.fromPost ? { detail: act.fromPost } : {}) },
      { role: t.paper.takes, name: act.to, ...(act.toPost ? { detail: act.toPost } : {}) },
    ],
  });
}

/** The act of writing off with its commission; a draft is not printed, for it is no act yet. */
export async function writeOffPaper(ctx: Context): Promise<Answer> {
  const t = writeOffs;
  const db = ctx.services.database.queries;
  const act = await writeOffOf(ctx);
  if (act.state !== 'signed' || act.number === null)
    return redirect(ctx.href(`/e-offices/write-offs/${act.id}`));
  const [members, lines] = await Promise.all([writeOffMembers(db, act.id), writeOffLines(db, act.id)]);
  const reversed =
    act.reversesNumber === null || act.reversesDate === null
      ? null
      : `актом № ${act.reversesNumber} від ${formatDate('uk', act.reversesDate)}`;
  const things = act.kind === 'things';
  const role = (position: number) => (position === 0 ? t.chair : t.member);
  return supplyPaper(ctx, act.eofficeId, `akt-spysannia-${act.office}-${act.number}.pdf`, {
    title: reversed === null ? t.paper.title : t.paper.reversal,
    subtitle: `№ ${act.number} від ${formatDate('uk', act.date)}`,
    reference: `акт № ${act.number}`,
    approved: true,
    facts: [{ label: t.basis, value: act.basis }],
    texts:
      reversed === null
        ? [
            `${t.paper.commission} ${members
              .map(({ position, name, post }) => `${role(position).toLowerCase()} ${name}, ${post}`)
              .join('; ')}, ${t.paper.text}`,
          ]
        : [t.paper.reversalText(reversed)],
    tables: [
      {
        columns: [
          { head: '№', share: 1, right: true },
          ...(things ? [{ head: t.columns.number, share: 3 }] : []),
          { head: t.columns.name, share: 6 },
          { head: t.columns.unit, share: 2 },
          { head: t.columns.quantity, share: 2, right: true },
          { head: `${t.columns.value}, грн`, share: 2.5, right: true },
          { head: t.columns.reason, share: 5 },
        ],
        rows: lines.map((line, at) => [
          String(at + 1),
          ...(things ? [line.inventoryNumber ?? ''] : []),
          line.name,
          line.unit,
          String(line.quantity),
          sum(line.value),
          line.reason,
        ]),
        total: ['', ...(things ? [''] : []), t.total, '', '', sum(act.value), ''],
      },
    ],
    closing: [t.paper.closing(sum(act.value))],
    signatures: [
      ...members.map(({ position, name, post }) => ({ role: role(position), name, detail: post })),
      { role: t.paper.keeper },
    ],
  });
}

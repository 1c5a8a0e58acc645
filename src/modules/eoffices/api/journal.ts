import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file, json } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, Problem } from '#platform/http/problems.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { takeOverEntry } from '../commands/offline.ts';
import { recentVisitors } from '../data/offline.ts';
import { ownOffice } from '../data/reach.ts';
import { ownOfficeOf } from '../rights.ts';
import { momentWritten } from '../rules/entry.ts';
import { entryForm } from '../schemas/journal.ts';
import { type DeviceEntryAnswer, deviceEntry, type JournalKit } from '../schemas/offline.ts';

/** Purpose of the key under which a device keeps what one operator writes. */
const keyUse = 'offline-journal';
/** Visitors of so many days are suggested without a line. */
const suggestedDays = 365;

/** GET /api/v1/e-offices/journal/kit: key, time and known visitors for the operator's device. */
export async function journalKitApi(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const { id } = ctx.principal;
  const office = await ownOffice(db, ownOfficeOf(ctx.principal));
  if (!id || !office) throw notFound();
  const at = ctx.services.clock.now();
  const kit: JournalKit = {
    at: at.toISOString(),
    eofficeId: office.id,
    workerId: id,
    key: ctx.services.secrets.sign(keyUse, id),
    visitors: await recentVisitors(db, office.id, addDays(businessDate(at), -suggestedDays)),
  };
  ctx.viewed({
    subject: 'eoffice',
    subjectId: office.id,
    centreId: null,
    purpose: 'підказки відомих відвідувачів на пристрої оператора',
  });
  return json(kit);
}

/** POST /api/v1/e-offices/journal/entries: one entry of a device; sent again it changes nothing. */
export async function deviceEntryApi(ctx: ActionContext): Promise<Answer> {
  const office = await ownOffice(ctx.tx, ownOfficeOf(ctx.principal));
  if (!office || !ctx.principal.id) throw forbidden();
  const body = deviceEntry.safeParse(ctx.body);
  if (!body.success) throw new Problem('invalid', z.prettifyError(body.error));
  const sent = body.data;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const refused = (refusal: DeviceEntryAnswer['refusal'], problems: readonly string[] = []) =>
    json({
      kind: 'refused',
      number: null,
      date: null,
      notices: [],
      refusal,
      problems: [...problems],
      today,
    } satisfies DeviceEntryAnswer);
  if (sent.eofficeId !== office.id) return refused('otherOffice');
  const since = sent.contactAt === null ? null : new Date(sent.contactAt);
  const written = momentWritten(
    {
      writtenAt: new Date(sent.writtenAt),
      sentAt: new Date(sent.sentAt),
      offsetMs: sent.offsetMs,
      contactAt: since,
    },
    now,
  );
  if (!sent.dateChosen && written.kind === 'unsure') return refused('clock');
  const date = sent.dateChosen ? sent.entry.date : businessDate(written.at);
  const parsed = parseForm(entryForm(today), { ...sent.entry, date }, ctx.locale);
  if (!parsed.ok) return refused('fields', Object.values(parsed.form.errors));
  const { recorded, notices } = await takeOverEntry(ctx.tx, ctx.actor, {
    ...parsed.value,
    id: sent.id,
    eofficeId: office.id,
    workerId: ctx.principal.id,
    recordedAt: written.at,
    offline: sent.offline,
    writtenDate: sent.entry.date,
    since: sent.offline ? since : null,
  });
  return json({
    kind: recorded.kind,
    number: recorded.number,
    date: parsed.value.date,
    notices,
    refusal: null,
    problems: [],
    today,
  } satisfies DeviceEntryAnswer);
}

/** The service worker of the entry page: at the root, since a worker governs only what lies under its address. */
export async function journalWorkerFile(ctx: Context): Promise<Answer> {
  const name = path.basename(ctx.services.asset('journalWorker.js'));
  const bytes = readFileSync(path.join(projectRoot, 'dist', 'assets', name));
  return file(bytes, 'text/javascript; charset=utf-8', 'journal-worker.js');
}

import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, Problem, stale } from '#platform/http/problems.ts';
import { resetBoard, saveBoard } from '../commands/boards.ts';
import { giveWord, leaseSeconds, takeWord } from '../commands/speaker.ts';
import { boardPlaces, keptBoard } from '../data/boardConfig.ts';
import { closesSoon } from '../data/closing.ts';
import { slidesOn } from '../data/slides.ts';
import { previewWall } from '../pages/boards/board.tsx';
import {
  type BoardSubject,
  boardFormPage,
  boardOfCentre,
  boardOfDevice,
} from '../pages/boards/boardForm.tsx';
import { boardWords } from '../pages/boards/boards.tsx';
import type { BoardConfig } from '../rules/boardView.ts';
import { boardForm, configOf, speakerRequest } from '../schemas/boards.ts';

export const saveDeviceBoardAction = async (ctx: ActionContext): Promise<Answer> =>
  save(ctx, await boardOfDevice(ctx));
export const saveCentreBoardAction = async (ctx: ActionContext): Promise<Answer> =>
  save(ctx, await boardOfCentre(ctx));

async function save(ctx: ActionContext, subject: BoardSubject): Promise<Answer> {
  const read = await readBoard(ctx, subject);
  if ('form' in read) return boardFormPage(ctx, subject, read.form);
  const place = { centreId: subject.centre.id, deviceId: subject.device?.id ?? null };
  if ((await saveBoard(ctx.tx, ctx.actor, place, read.version, read.config)) === 'stale') throw stale();
  return redirect(ctx.href('/boards'), {
    flash: { tone: 'success', text: boardWords(ctx).form.saved },
  });
}

/** The form, checked against the desks and groups that the centre has now. */
async function readBoard(
  ctx: Context,
  subject: BoardSubject,
): Promise<{ readonly config: BoardConfig; readonly version: number } | { readonly form: FormState }> {
  const words = boardWords(ctx).form.missing;
  const parsed = parseForm(boardForm, ctx.body, ctx.locale);
  if (!parsed.ok) return { form: parsed.form };
  const config = configOf(parsed.value);
  const { desks, groups } = await boardPlaces(ctx.services.database.queries, subject.centre.id);
  const gone: Record<string, string> = {};
  if (!config.deskIds.every((id) => desks.some((desk) => desk.id === id)))
    gone[config.kind === 'desk' ? 'desk' : 'desks'] = words.gone;
  if (!config.groupIds.every((id) => groups.some((group) => group.id === id))) gone.groups = words.gone;
  if (!config.floors.every((floor) => desks.some((desk) => desk.floor === floor))) gone.floors = words.gone;
  if (Object.keys(gone).length > 0) return { form: formError(ctx.body, gone) };
  return { config, version: parsed.value.version };
}

export async function resetBoardAction(ctx: ActionContext): Promise<Answer> {
  const { centre, device } = await boardOfDevice(ctx);
  if (!device) throw notFound();
  await resetBoard(ctx.tx, ctx.actor, { centreId: centre.id, deviceId: device.id });
  return redirect(ctx.href('/boards'), {
    flash: { tone: 'success', text: boardWords(ctx).form.resetDone },
  });
}

export const previewDeviceBoard = async (ctx: Context): Promise<Answer> =>
  preview(ctx, await boardOfDevice(ctx));
export const previewCentreBoard = async (ctx: Context): Promise<Answer> =>
  preview(ctx, await boardOfCentre(ctx));

/** What the form says, as a board; nothing is kept. */
async function preview(ctx: Context, subject: BoardSubject): Promise<Answer> {
  const read = await readBoard(ctx, subject);
  if ('form' in read) return boardFormPage(ctx, subject, read.form);
  const { database, clock } = ctx.services;
  const slides = await slidesOn(
    database.queries,
    subject.centre.id,
    subject.device?.id ?? null,
    businessDate(clock.now()),
  );
  return previewWall(ctx, subject.centre.id, read.config, slides);
}

/** A board asks for the word of its zone, keeps it or gives it back (KS-voice: never two at once). */
export async function speakerAction(ctx: Context): Promise<Answer> {
  const { kind, id, centreId } = ctx.principal;
  if (kind !== 'device' || !id || !centreId) throw forbidden();
  const wish = speakerRequest.safeParse(ctx.body);
  if (!wish.success) throw new Problem('badRequest', z.prettifyError(wish.error));
  const { queries } = ctx.services.database;
  const { speaks, zone } = await keptBoard(queries, centreId, id);
  const at = ctx.services.clock.now();
  const now = at.toISOString();
  if (wish.data.done || !speaks) {
    await giveWord(queries, { centreId, zone, holder: wish.data.holder });
    return json({ granted: false, seconds: 0, spokenThrough: null, now, closing: null });
  }
  const lease = await takeWord(queries, { ...wish.data, centreId, zone, deviceId: id });
  const today = businessDate(at);
  const closing =
    lease.granted && lease.closingSaidOn !== today && (await closesSoon(queries, centreId, at))
      ? today
      : null;
  return json({
    granted: lease.granted,
    seconds: leaseSeconds,
    spokenThrough: lease.spokenThrough,
    now,
    closing,
  });
}

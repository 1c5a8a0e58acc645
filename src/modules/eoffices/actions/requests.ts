import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, stale } from '#platform/http/problems.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { checkFiles } from '#platform/mail/letterFiles.ts';
import { fileRequest, moveRequest } from '../commands/requests.ts';
import { officeWithin, ownOffice } from '../data/reach.ts';
import { requestWithin } from '../data/requests.ts';
import { municipalityOf } from '../pages/network/partners.tsx';
import { movesOf, requestOf, showRequest } from '../pages/requests/request.tsx';
import { showNewRequest } from '../pages/requests/requestNew.tsx';
import { eofficeScope, ownOfficeOf } from '../rights.ts';
import type { RequestAction } from '../rules/requests.ts';
import { acceptForm, type Cost, costForm, plainForm, refuseForm, requestForm } from '../schemas/requests.ts';
import { stockTexts } from '../stockMessages.ts';

const mostPhotos = 5;

/** A request of the operator's own office, or of any office of the network as told by telephone. */
export async function newRequestAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].requests;
  const { id: workerId, role } = ctx.principal;
  if (!workerId) throw forbidden();
  const parsed = parseForm(requestForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewRequest(ctx, parsed.form);
  const { office: asked, kind, item, words } = parsed.value;
  const leads = role === 'headEoffice';
  const office = leads
    ? await officeWithin(ctx.tx, eofficeScope(ctx.principal), asked)
    : await ownOffice(ctx.tx, ownOfficeOf(ctx.principal));
  if (!office || office.id !== asked) throw notFound();
  const checked = await checkFiles(ctx.uploads.filter(({ field }) => field === 'photos'));
  const refused = checked.filter(
    ({ refused: why, mediaType }, at) => why !== null || at >= mostPhotos || !mediaType.startsWith('image/'),
  );
  if (refused.length > 0) {
    const names = refused.map(({ file }) => file.name).join(', ');
    return showNewRequest(ctx, formError(ctx.body, { photos: t.errors.photos(names) }));
  }
  const now = ctx.services.clock.now();
  const id = await fileRequest(ctx.tx, ctx.actor, await calendarFor(ctx.tx), {
    eofficeId: office.id,
    kind,
    itemId: item,
    words,
    way: leads && !office.head ? 'telephone' : 'office',
    today: businessDate(now),
    now,
    workerId,
    files: await Promise.all(
      checked.map(async ({ file, mediaType }) => ({
        sha256: await ctx.services.files.put(file.bytes),
        bytes: file.bytes.length,
        mediaType,
        name: file.name,
      })),
    ),
  });
  if (id === null) return showNewRequest(ctx, formError(ctx.body, { item: t.errors.item }));
  const made = await requestWithin(ctx.tx, eofficeScope(ctx.principal), id);
  return redirect(ctx.href(`/e-offices/requests/${id}`), {
    flash: { tone: 'success', text: t.filed(made?.number ?? 0) },
  });
}

const forms = {
  accept: acceptForm,
  order: acceptForm,
  done: plainForm,
  refuse: refuseForm,
  withdraw: plainForm,
} as const;

/** One step of a request; its cost, if any, is booked against the estimate in the same transaction (KO-A2-4, KO-A3-1). */
const moveAction =
  (action: RequestAction) =>
  async (ctx: ActionContext): Promise<Answer> => {
    const t = stockTexts[ctx.locale].requests;
    const request = await requestOf(ctx);
    if (!ctx.principal.id) throw forbidden();
    if (!movesOf(ctx, request).includes(action)) throw stale();
    const parsed = parseForm<{ version: number; words: string; dueOn?: string }>(
      forms[action],
      ctx.body,
      ctx.locale,
    );
    if (!parsed.ok) return showRequest(ctx, request, action, parsed.form);
    const refuse = (errors: Record<string, string>) =>
      showRequest(ctx, request, action, formError(ctx.body, errors));
    const now = ctx.services.clock.now();
    const today = businessDate(now);
    const { version, words, dueOn } = parsed.value;
    if (dueOn !== undefined && dueOn < today) return refuse({ dueOn: t.errors.duePast });
    let cost: Cost | null = null;
    if ((action === 'order' || action === 'done') && formValues(ctx.body).line) {
      const asked = parseForm(costForm, ctx.body, ctx.locale);
      if (!asked.ok) return showRequest(ctx, request, action, asked.form);
      cost = asked.value;
    }
    const done = await moveRequest(ctx.tx, ctx.actor, await calendarFor(ctx.tx), request, {
      action,
      version,
      words,
      dueOn: dueOn ?? null,
      cost,
      municipalityId: municipalityOf(ctx),
      workerId: ctx.principal.id,
      today,
      now,
    });
    if (done.kind === 'over') return refuse({ amount: t.errors.over(formatMoney(ctx.locale, done.left)) });
    if (done.kind === 'noLine') return refuse({ line: t.errors.line });
    if (done.kind === 'booked') return refuse({ line: t.errors.booked });
    if (done.kind === 'paid') return refuse({ words: t.errors.paid });
    if (done.kind === 'stale') throw stale();
    return redirect(ctx.href(`/e-offices/requests/${request.id}`), {
      flash: { tone: 'success', text: t.acted[action] },
    });
  };

export const acceptRequestAction = moveAction('accept');
export const orderRequestAction = moveAction('order');
export const doneRequestAction = moveAction('done');
export const refuseRequestAction = moveAction('refuse');
export const withdrawRequestAction = moveAction('withdraw');

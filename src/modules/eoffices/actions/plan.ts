import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { placeDistricts } from '../commands/plan.ts';
import { eofficesTexts } from '../messages.ts';
import { planHere, showPlan } from '../pages/network/plan.tsx';
import { mostCells, type Place } from '../rules/plan.ts';

const cell = z.coerce.number().int().min(1).max(mostCells);
const fields = z.record(z.string(), z.unknown());

/** The head office puts the tiles of the districts in their places. */
export async function planAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].plan;
  const { municipalityId, districts } = await planHere(ctx);
  const body = fields.catch({}).parse(ctx.body);
  const places: Place[] = [];
  const errors: Record<string, string> = {};
  for (let n = 0; typeof body[`name-${n}`] === 'string'; n++) {
    const name = String(body[`name-${n}`]);
    const [col, row] = [cell.safeParse(body[`col-${n}`]), cell.safeParse(body[`row-${n}`])];
    if (!col.success) errors[`col-${n}`] = t.cellWrong(mostCells);
    if (!row.success) errors[`row-${n}`] = t.cellWrong(mostCells);
    if (!col.success || !row.success) continue;
    // A district that no office has any more simply goes.
    if (!districts.includes(name) || places.some((place) => place.name === name)) continue;
    const taken = places.find((place) => place.col === col.data && place.row === row.data);
    if (taken) errors[`col-${n}`] = t.cellTaken(taken.name);
    places.push({ name, col: col.data, row: row.data });
  }
  if (Object.keys(errors).length > 0) return showPlan(ctx, formError(ctx.body, errors));
  await placeDistricts(ctx.tx, ctx.actor, municipalityId, places);
  return redirect(ctx.href('/e-offices/network/plan'), { flash: { tone: 'success', text: t.saved } });
}

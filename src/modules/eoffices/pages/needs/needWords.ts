import type { Context } from '#platform/http/context.ts';
import { transliterate } from '#platform/text/transliterate.ts';
import type { NeedSide } from '../../data/needs.ts';
import { eofficesTexts } from '../../messages.ts';
import { changeOf } from '../../rules/needs.ts';

/** «+12 %»; a dash where there is nothing to compare with. */
export function changeText({
  appeals,
  before,
}: {
  readonly appeals: number;
  readonly before: number;
}): string {
  const change = changeOf(appeals, before);
  if (change === null) return '—';
  const share = Math.round(change * 100);
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(share)}\u00a0%`;
}

/** A kind, status or district as it is read. */
export function valueName(ctx: Context, side: NeedSide, value: string): string {
  const { journal, needs } = eofficesTexts[ctx.locale];
  // A proper name is not translated but written in Latin letters (КМУ № 55).
  if (side === 'district')
    return value ? (ctx.locale === 'uk' ? value : transliterate(value)) : needs.noDistrict;
  const names: Readonly<Record<string, string>> = side === 'kind' ? journal.kinds : journal.statuses;
  return names[value] ?? value;
}

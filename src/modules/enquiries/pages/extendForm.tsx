import type { Calendar } from '#platform/calendar/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { TextArea } from '#ui/textArea.tsx';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { extension } from '../rules/terms.ts';
import type { FormKit } from './formKit.tsx';

interface Props {
  readonly ctx: Context;
  readonly question: Question;
  readonly kit: FormKit;
  readonly calendar: Calendar;
  readonly now: string;
}

/** A longer term by the head; when the law allows none, why (law «On citizens' appeals», art. 20). */
export function ExtendForm({ ctx, question, kit, calendar, now }: Props) {
  const t = enquiryTexts[ctx.locale].page;
  const today = businessDate(ctx.services.clock.now());
  const may = extension(calendar, question, today);
  if (typeof may === 'string') return kit.folded('extend', t.extend, <p>{t.extendRefused[may]}</p>);
  return kit.folded(
    'extend',
    t.extend,
    kit.form(
      'extend',
      <Button>{t.extend}</Button>,
      <>
        <DateField
          {...kit.field('extend', 'to')}
          label={t.extendTo}
          hint={t.extendHint(formatDate(ctx.locale, may.last), may.act)}
          value={kit.typed('extend', 'to', may.last)}
          min={may.first}
          max={may.last}
        />
        <TextArea
          {...kit.field('extend', 'reason')}
          label={t.extendReason}
          hint={t.extendReasonHint}
          maxlength={1000}
          value={kit.typed('extend', 'reason')}
        />
        {kit.spoken('extend', now, true)}
      </>,
    ),
  );
}

import { formatDate } from '../i18n/dates.ts';
import type { Locale } from '../i18n/locale.ts';
import { counted, plural } from '../i18n/plural.ts';
import type { CalendarDay } from './calendar.ts';
import type { Term, TermStep } from './terms.ts';

/** «30 календарних днів», «3 робочі дні», «1 місяць», «у день звернення». */
export function termText(locale: Locale, term: Term): string {
  switch (term.kind) {
    case 'sameDay':
      return locale === 'uk' ? 'у день звернення' : 'on the day of application';
    case 'months':
      return `${term.months} ${plural(locale, term.months, counted.month)}`;
    case 'workingDays':
      return `${term.days} ${plural(locale, term.days, counted.workingDay)}`;
    case 'calendarDays':
      return `${term.days} ${plural(locale, term.days, calendarDay)}`;
  }
}

const calendarDay = {
  uk: { one: 'календарний день', few: 'календарні дні', many: 'календарних днів' },
  en: { one: 'calendar day', other: 'calendar days' },
};

/** One sentence for each step of finding the last day of a term, with the article behind it. */
export function termStepText(locale: Locale, step: TermStep): string {
  const uk = locale === 'uk';
  const date = (on: string) => formatDate(locale, on);
  switch (step.step) {
    case 'received':
      return uk ? `Зареєстровано ${date(step.on)}` : `Registered on ${date(step.on)}`;
    case 'restarted':
      return uk
        ? `Строк почався заново ${date(step.on)}: ${step.ground}`
        : `The term began anew on ${date(step.on)}: ${step.ground}`;
    case 'counted':
      if (step.term.kind === 'sameDay')
        return uk ? `Строк: ${termText(locale, step.term)}` : `Term: ${termText(locale, step.term)}`;
      return uk
        ? `Строк: ${termText(locale, step.term)}. Відлік почався ${date(step.from)} (${step.act})`
        : `Term: ${termText(locale, step.term)}, counted from ${date(step.from)} (${step.act})`;
    case 'monthEnd':
      return uk
        ? `У місяці немає такого числа, тому строк спливає в його останній день, ${date(step.on)} (${step.act})`
        : `The month has no such day, so the term ends on its last day, ${date(step.on)} (${step.act})`;
    case 'extended': {
      const days = `${step.days} ${plural(locale, step.days, counted.day)}`;
      return uk
        ? `Строк продовжено на ${days}: ${step.ground}`
        : `The term was extended by ${days}: ${step.ground}`;
    }
    case 'paused':
      if (step.to === null)
        return uk
          ? `Строк зупинено з ${date(step.from)}: ${step.ground}`
          : `The term is paused since ${date(step.from)}: ${step.ground}`;
      return uk
        ? `Дні з ${date(step.from)} до ${date(step.to)} не враховано: ${step.ground}`
        : `Days from ${date(step.from)} to ${date(step.to)} do not count: ${step.ground}`;
    case 'moved': {
      const why = dayText(locale, step.day);
      return uk
        ? `${date(step.from)} — ${why}, тому останній день переноситься на ${date(step.to)} (${step.act})`
        : `${date(step.from)} is ${why}, so the last day moves to ${date(step.to)} (${step.act})`;
    }
    case 'due':
      return uk ? `Останній день строку — ${date(step.on)}` : `The last day of the term is ${date(step.on)}`;
  }
}

function dayText(locale: Locale, day: CalendarDay): string {
  const uk = locale === 'uk';
  if (day.because === 'holiday' && day.name)
    return uk ? `святковий день (${day.name})` : `a public holiday (${day.name})`;
  if (day.working) return uk ? 'день, коли строк зупинено' : 'a day on which the term is paused';
  return uk ? 'вихідний день' : 'a day off';
}

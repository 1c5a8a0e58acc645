import type { TermStep } from '#platform/calendar/terms.ts';

const dated = (date: string) => date.split('-').reverse().join('.');

const plural = (count: number, one: string, few: string, many: string): string => {
  const rule = new Intl.PluralRules('uk').select(count);
  return `${count} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
};

const english = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** How the due date was found, a sentence a step, so that anyone can count it again. */
export const termWords = (steps: readonly TermStep[], locale: 'uk' | 'en'): string[] =>
  steps.flatMap((step) => {
    const sentence = locale === 'uk' ? ukrainian(step) : inEnglish(step);
    return sentence ? [sentence] : [];
  });

function ukrainian(step: TermStep): string | null {
  switch (step.step) {
    case 'received':
      return `Документи надійшли ${dated(step.on)}.`;
    case 'restarted':
      return `Відлік почато наново ${dated(step.on)}: ${step.ground}.`;
    case 'counted':
      return step.term.kind === 'sameDay'
        ? 'Послугу надають у день звернення.'
        : `Строк ${amountUk(step.term)}, лічимо з ${dated(step.from)} (${step.act}).`;
    case 'monthEnd':
      return `У тому місяці немає такого числа, тож строк до його останнього дня, ${dated(step.on)} (${step.act}).`;
    case 'extended':
      return `Строк продовжено на ${plural(step.days, 'день', 'дні', 'днів')}: ${step.ground}.`;
    case 'paused':
      return `Строк зупинено з ${dated(step.from)}${step.to ? ` до ${dated(step.to)}` : ''}: ${step.ground}.`;
    case 'moved':
      return `${dated(step.from)} вихідний, тому останній день переноситься на ${dated(step.to)} (${step.act}).`;
    case 'due':
      return null;
  }
}

function amountUk(term: Extract<TermStep, { step: 'counted' }>['term']): string {
  switch (term.kind) {
    case 'sameDay':
      return '';
    case 'calendarDays':
      return plural(term.days, 'календарний день', 'календарні дні', 'календарних днів');
    case 'workingDays':
      return plural(term.days, 'робочий день', 'робочі дні', 'робочих днів');
    case 'months':
      return plural(term.months, 'місяць', 'місяці', 'місяців');
  }
}

function inEnglish(step: TermStep): string | null {
  switch (step.step) {
    case 'received':
      return `The documents came on ${dated(step.on)}.`;
    case 'restarted':
      return `Counting began anew on ${dated(step.on)}: ${step.ground}.`;
    case 'counted':
      return step.term.kind === 'sameDay'
        ? 'The service is given on the same day.'
        : `The term is ${amountEn(step.term)}, counted from ${dated(step.from)} (${step.act}).`;
    case 'monthEnd':
      return `That month has no such day, so the term ends on its last one, ${dated(step.on)} (${step.act}).`;
    case 'extended':
      return `Extended by ${english(step.days, 'day', 'days')}: ${step.ground}.`;
    case 'paused':
      return `Paused from ${dated(step.from)}${step.to ? ` to ${dated(step.to)}` : ''}: ${step.ground}.`;
    case 'moved':
      return `${dated(step.from)} is a day off, so the last day is ${dated(step.to)} (${step.act}).`;
    case 'due':
      return null;
  }
}

function amountEn(term: Extract<TermStep, { step: 'counted' }>['term']): string {
  switch (term.kind) {
    case 'sameDay':
      return '';
    case 'calendarDays':
      return english(term.days, 'calendar day', 'calendar days');
    case 'workingDays':
      return english(term.days, 'working day', 'working days');
    case 'months':
      return english(term.months, 'month', 'months');
  }
}

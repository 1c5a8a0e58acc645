import type { Locale } from '#platform/i18n/locale.ts';
import { lifecycleEn } from './messages/lifecycle.en.ts';
import { lifecycleUk } from './messages/lifecycle.uk.ts';
import { casesEn } from './messages.en.ts';
import { type CasesWords, casesUk } from './messages.uk.ts';
import type { NotAllowedReason } from './rules/allowed.ts';
import type { IntakeReason } from './rules/intake.ts';
import { type CaseAction, type CaseState, caseActions, caseStates } from './rules/lifecycle.ts';

export type Refusal = NotAllowedReason | IntakeReason;

export interface CasesTexts extends CasesWords {
  readonly states: Readonly<Record<CaseState, string>>;
  readonly actions: Readonly<Record<CaseAction, string>>;
  readonly say: (refusal: Refusal) => string;
  readonly lifecycle: typeof lifecycleUk;
}

const lifecycles: Readonly<Record<Locale, typeof lifecycleUk>> = {
  uk: lifecycleUk,
  en: { ...lifecycleUk, ...lifecycleEn } as typeof lifecycleUk,
};

function textsOf(locale: Locale, words: CasesWords): CasesTexts {
  const lifecycle = lifecycles[locale];
  const named = (prefix: string, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, String(Reflect.get(lifecycle, `${prefix}.${key}`))]));
  return {
    ...words,
    states: named('state', caseStates) as Record<CaseState, string>,
    actions: named('action', caseActions) as Record<CaseAction, string>,
    say: (refusal) =>
      refusal in words.refusals
        ? words.refusals[refusal as IntakeReason]
        : String(Reflect.get(lifecycle, `reason.${refusal}`)),
    lifecycle,
  };
}

export const casesTexts: Readonly<Record<Locale, CasesTexts>> = {
  uk: textsOf('uk', casesUk),
  en: textsOf('en', casesEn),
};

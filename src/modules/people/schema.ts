import { z } from 'zod';
import type { Locale } from '#platform/i18n/locale.ts';
import {
  checkEdrpou,
  checkIdCard,
  checkPassportBooklet,
  checkRnokpp,
  numberProblemText,
} from '#platform/text/identityNumbers.ts';
import { nameProblem, nameProblemText, normaliseNamePart } from '#platform/text/personName.ts';
import { checkPhone, phoneProblemText } from '#platform/text/phone.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import type { PeopleTexts } from './messages.uk.ts';
import { tidyDocumentNumber } from './rules.ts';

export const personKinds = ['person', 'organisation'] as const;
export const documentKinds = [
  'passportBook',
  'idCard',
  'foreign',
  'refugee',
  'residence',
  'birthCertificate',
  'other',
] as const;

const typed = z.string().default('');

/** The form as typed; what it means is checked by `readPerson`. */
export const personForm = z.object({
  kind: z.enum(personKinds).default('person'),
  surname: typed,
  given: typed,
  patronymic: typed,
  birthDate: typed,
  taxNumber: typed,
  noTaxNumber: typed,
  documentKind: z.enum([...documentKinds, '']).default(''),
  documentNumber: typed,
  phone: typed,
  email: typed,
  address: typed,
});
export type PersonForm = z.output<typeof personForm>;

/** A person or legal entity, checked and tidied. */
export interface PersonFacts {
  readonly kind: 'person' | 'organisation';
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly birthDate: string | null;
  readonly taxNumber: string | null;
  readonly noTaxNumber: boolean;
  readonly documentKind: (typeof documentKinds)[number] | null;
  readonly documentNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
}

const isEmail = (text: string) => z.email().max(200).safeParse(text).success;

type Errors = Record<string, string>;

export type ReadPerson =
  | { readonly ok: true; readonly value: PersonFacts }
  | { readonly ok: false; readonly errors: Readonly<Errors> };

/** Checks what was typed, with a message for each field that says how to mend it. `today` is the business date. */
export function readPerson(form: PersonForm, texts: PeopleTexts, locale: Locale, today: string): ReadPerson {
  const errors: Errors = {};
  const words = texts.errors;
  const organisation = form.kind === 'organisation';
  const name = organisation
    ? { surname: form.surname.replace(/\s+/gu, ' '), given: '', patronymic: '' }
    : readName(form, errors, locale);
  if (organisation && (name.surname === '' || name.surname.length > 300)) errors.surname = words.surname;
  const birthDate = form.birthDate === '' || organisation ? null : parseDateInput(form.birthDate);
  if (birthDate === undefined || (birthDate !== null && (birthDate > today || birthDate < '1900-01-01')))
    errors.birthDate = words.birthDate;
  const noTaxNumber = !organisation && form.noTaxNumber !== '';
  const taxNumber = readTaxNumber(form.taxNumber, organisation, errors, locale);
  if (taxNumber !== '' && noTaxNumber) errors.taxNumber = words.taxAndNone;
  const document = organisation ? null : readDocument(form, errors, texts, locale);
  if (!organisation && form.taxNumber === '' && form.documentKind === '') errors.taxNumber ??= words.identity;
  const phone = form.phone === '' ? null : checkPhone(form.phone);
  if (phone && !phone.ok) errors.phone = phoneProblemText(phone.problem, locale);
  if (form.email !== '' && !isEmail(form.email)) errors.email = words.email;
  const address = form.address.replace(/\s+/gu, ' ');
  if (address.length > 300) errors.address = words.address;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      kind: form.kind,
      surname: name.surname,
      given: name.given,
      patronymic: name.patronymic || null,
      birthDate: birthDate ?? null,
      taxNumber: taxNumber || null,
      noTaxNumber,
      documentKind: document?.kind ?? null,
      documentNumber: document?.number ?? null,
      phone: phone?.ok ? phone.e164 : null,
      email: form.email || null,
      address,
    },
  };
}

function readName(form: PersonForm, errors: Errors, locale: Locale) {
  const part = (field: 'surname' | 'given' | 'patronymic') => {
    const value = normaliseNamePart(form[field]);
    const problem = field === 'patronymic' && value === '' ? null : nameProblem(value);
    if (problem) errors[field] = nameProblemText(problem, locale);
    return value;
  };
  return { surname: part('surname'), given: part('given'), patronymic: part('patronymic') };
}

/** A legal entity always has its code; a person may refuse the number (law on the faith of the person). */
function readTaxNumber(text: string, organisation: boolean, errors: Errors, locale: Locale): string {
  if (organisation) {
    const checked = checkEdrpou(text);
    if (checked.ok) return checked.value;
    errors.taxNumber = numberProblemText('edrpou', checked.problem, locale);
    return '';
  }
  if (text === '') return '';
  const checked = checkRnokpp(text);
  if (checked.ok) return checked.value.number;
  errors.taxNumber = numberProblemText('rnokpp', checked.problem, locale);
  return '';
}

function readDocument(form: PersonForm, errors: Errors, texts: PeopleTexts, locale: Locale) {
  const kind = form.documentKind;
  if (kind === '') {
    if (form.documentNumber !== '') errors.documentKind = texts.errors.documentKind;
    return null;
  }
  if (form.documentNumber === '') {
    errors.documentNumber = texts.errors.documentNumber;
    return null;
  }
  if (kind === 'passportBook' || kind === 'idCard') {
    const checked =
      kind === 'idCard' ? checkIdCard(form.documentNumber) : checkPassportBooklet(form.documentNumber);
    if (checked.ok) return { kind, number: checked.value };
    const shape = kind === 'idCard' ? 'idCard' : 'passportBooklet';
    errors.documentNumber = numberProblemText(shape, checked.problem, locale);
    return null;
  }
  const number = tidyDocumentNumber(form.documentNumber);
  if (/^[\p{L}\d/-]{3,30}$/u.test(number)) return { kind, number };
  errors.documentNumber = texts.errors.documentNumber;
  return null;
}

const uuidOrNothing = z
  .union([z.uuid(), z.literal('')])
  .catch('')
  .default('');

/** What was being done when the person turned out not to be in the register. */
export const wayFields = z.object({
  service: uuidOrNothing,
  ticket: uuidOrNothing,
  case: uuidOrNothing,
  as: z.enum(['representative', 'other', '']).catch('').default(''),
});

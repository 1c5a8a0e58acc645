import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { parseDateInput } from '#ui/date-input.ts';
import type { PeopleTexts } from './messages.uk.ts';
import {
  isName,
  isRegistryCode,
  isTaxNumber,
  mixesAlphabets,
  tidyDocumentNumber,
  tidyName,
} from './rules.ts';

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

/** A telephone in the international form; null when it is none. A number without a code is Ukrainian. */
export function readPhone(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, 'UA');
  return phone?.isValid() ? phone.number : null;
}

const isEmail = (text: string) => z.email().max(200).safeParse(text).success;

export type ReadPerson =
  | { readonly ok: true; readonly value: PersonFacts }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Checks what was typed, with a message for each field that says how to mend it. `today` is the business date. */
export function readPerson(form: PersonForm, texts: PeopleTexts, today: string): ReadPerson {
  const errors: Record<string, string> = {};
  const words = texts.errors;
  const organisation = form.kind === 'organisation';
  const surname = tidyName(form.surname);
  const given = organisation ? '' : tidyName(form.given);
  const patronymic = organisation ? '' : tidyName(form.patronymic);
  if (organisation ? surname === '' || surname.length > 300 : !isName(surname))
    errors.surname = words.surname;
  else if (!organisation && mixesAlphabets(surname)) errors.surname = words.mixedLetters;
  if (!organisation && !isName(given)) errors.given = words.given;
  else if (mixesAlphabets(given)) errors.given = words.mixedLetters;
  if (patronymic !== '' && !isName(patronymic)) errors.patronymic = words.patronymic;
  else if (mixesAlphabets(patronymic)) errors.patronymic = words.mixedLetters;

  const birthDate = form.birthDate === '' || organisation ? null : parseDateInput(form.birthDate);
  if (birthDate === undefined || (birthDate !== null && (birthDate > today || birthDate < '1900-01-01')))
    errors.birthDate = words.birthDate;

  const taxNumber = form.taxNumber.replace(/\s/gu, '');
  const noTaxNumber = !organisation && form.noTaxNumber !== '';
  if (taxNumber !== '' && organisation && !isRegistryCode(taxNumber)) errors.taxNumber = words.registryCode;
  else if (taxNumber !== '' && !organisation && !isTaxNumber(taxNumber)) errors.taxNumber = words.taxNumber;
  else if (taxNumber !== '' && noTaxNumber) errors.taxNumber = words.taxAndNone;
  else if (taxNumber === '' && organisation) errors.taxNumber = words.registryCode;

  const documentNumber = organisation ? '' : tidyDocumentNumber(form.documentKind, form.documentNumber);
  const documentKind = organisation || form.documentKind === '' ? null : form.documentKind;
  if (documentNumber !== '' && !documentKind) errors.documentKind = words.documentKind;
  else if (documentKind && documentNumber === '') errors.documentNumber = words.documentNumber;
  else if (documentKind === 'passportBook' && !/^[А-ЯҐЄІЇ]{2}\d{6}$/u.test(documentNumber))
    errors.documentNumber = words.passportBook;
  else if (documentKind === 'idCard' && !/^\d{9}$/.test(documentNumber)) errors.documentNumber = words.idCard;
  else if (documentKind && !/^[\p{L}\d/-]{3,30}$/u.test(documentNumber))
    errors.documentNumber = words.documentNumber;
  else if (!organisation && taxNumber === '' && !documentKind) errors.taxNumber ??= words.identity;

  const phone = form.phone === '' ? null : readPhone(form.phone);
  if (form.phone !== '' && phone === null) errors.phone = words.phone;
  if (form.email !== '' && !isEmail(form.email)) errors.email = words.email;
  const address = form.address.replace(/\s+/gu, ' ');
  if (address.length > 300) errors.address = words.address;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      kind: form.kind,
      surname,
      given,
      patronymic: patronymic || null,
      birthDate: birthDate ?? null,
      taxNumber: taxNumber || null,
      noTaxNumber,
      documentKind,
      documentNumber: documentKind ? documentNumber : null,
      phone,
      email: form.email || null,
      address,
    },
  };
}

import type { FastifySchemaValidationError } from 'fastify';
import { ownSentence } from '#platform/i18n/issueText.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** A field of a request that a program sent, and how to mend it. */
export interface WrongField {
  /** As the program wrote it: `to.id`; `body` when the whole is not what it must be. */
  readonly field: string;
  readonly problem: string;
}

const mostFields = 20;

/** What a schema refused, field by field, in words for whoever writes the program. */
export const wrongFields = (
  found: readonly FastifySchemaValidationError[],
  locale: Locale,
): readonly WrongField[] =>
  found.slice(0, mostFields).map((issue) => {
    const path = issue.instancePath.slice(1).replaceAll('/', '.');
    const keys = issue.keyword === 'unrecognized_keys' ? listOf(issue.params.keys) : '';
    const [uk, en] = sentences(issue);
    return {
      field: [path, keys].filter(Boolean).join('.') || 'body',
      problem: ownSentence(issue.message ?? '', locale) ?? (locale === 'uk' ? uk : en),
    };
  });

type Pair = readonly [uk: string, en: string];

function sentences({ keyword, params }: FastifySchemaValidationError): Pair {
  switch (keyword) {
    case 'invalid_type':
      return [`потрібен тип ${params.expected}`, `must be of type ${params.expected}`];
    case 'invalid_value':
      return [`одне з: ${listOf(params.values)}`, `one of: ${listOf(params.values)}`];
    case 'invalid_format':
      return [`потрібен формат ${formatOf(params)}`, `must have the format ${formatOf(params)}`];
    case 'too_small':
      return [
        `не менше ніж ${params.minimum}${unit(params, 0)}`,
        `at least ${params.minimum}${unit(params, 1)}`,
      ];
    case 'too_big':
      return [
        `не більше ніж ${params.maximum}${unit(params, 0)}`,
        `at most ${params.maximum}${unit(params, 1)}`,
      ];
    case 'unrecognized_keys':
      return ['такого поля немає: приберіть його', 'there is no such field: leave it out'];
    default:
      return ['перевірте значення за описом', 'check the value against the description'];
  }
}

const listOf = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');

const formatOf = ({ format, pattern }: Record<string, unknown>): string =>
  format === 'regex' ? String(pattern) : String(format);

const units: Readonly<Record<string, Pair>> = {
  string: [' (довжина в символах)', ' characters'],
  array: [' (скільки елементів)', ' items'],
};
const unit = ({ origin }: Record<string, unknown>, language: 0 | 1): string =>
  units[String(origin)]?.[language] ?? '';

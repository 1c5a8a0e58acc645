import type { ProblemCode } from './problems.ts';
import { problemStatus } from './problems.ts';
import type { Route } from './route.ts';

/** A JSON object of the document: it is data here, not a type of ours. */
type Json = Record<string, unknown>;

/** Roles that are devices: they show a key, paired screens also as a cookie. */
const screens = ['kiosk', 'board'];
const keyHolders = [...screens, 'system'];

export const securitySchemes = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'Key of a kiosk, a board or another system, from «Кіоски й табло». A key opens what its kind, or its chosen rights, allow; a revoked, expired, replaced or unknown one is answered with 401 `keyRefused`.',
  },
  deviceCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vikno_device',
    description: 'A browser that was paired as a kiosk or board',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vikno_session',
    description: 'A worker who has signed in; writes must come from this site itself',
  },
} as const;

export const components = {
  schemas: {
    Problem: {
      type: 'object',
      description: 'RFC 9457. Nothing was changed.',
      required: ['type', 'title', 'status', 'detail', 'error', 'message', 'id'],
      properties: {
        type: { type: 'string', examples: ['about:blank'] },
        title: { type: 'string', description: 'In the language of the request: /api/… or /en/api/…' },
        status: { type: 'integer' },
        detail: { type: 'string', description: 'What is wrong with this very request' },
        error: {
          type: 'string',
          enum: Object.keys(problemStatus),
          description: 'The same in every language',
        },
        message: { type: 'string', description: 'The same as `detail`' },
        id: { type: 'string', description: 'Finds the line in the log of the server' },
        fields: {
          type: 'array',
          description: 'With 400: which fields of the request are not as described, and how to mend them',
          items: {
            type: 'object',
            required: ['field', 'problem'],
            properties: {
              field: { type: 'string', examples: ['to.id'] },
              problem: { type: 'string', examples: ['must have the format uuid'] },
            },
          },
        },
      },
    },
  },
} as const;

/** Adds to each operation what its route already says: who may, how it fails, the key that makes it happen once, an example. */
export function completeDocument(document: Json, routes: readonly Route[]): Json {
  const paths = document.paths as Record<string, Record<string, Json>>;
  for (const route of routes) {
    if (route.kind === 'stream') {
      paths[openPath(route.path)] = { get: { ...streamOperation(route), ...shared(route) } };
      continue;
    }
    if (!('api' in route)) continue;
    const operation = paths[openPath(route.path)]?.[route.method.toLowerCase()];
    if (!operation) continue;
    Object.assign(operation, shared(route));
    const responses = operation.responses as Record<string, Json>;
    Object.assign(responses, problemResponses(problemsOf(route)));
    addExample(responses['200']);
    addExample(operation.requestBody as Json | undefined);
    if (route.method === 'POST') {
      const parameters = (operation.parameters as Json[] | undefined) ?? [];
      operation.parameters = [...parameters, idempotencyKey];
    }
  }
  return document;
}

const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Made by the caller for one intention, such as a UUID. Repeated with the same key and body, the request happens once and gets the first answer; with another body it is refused (409 `keyReused`).',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,200}$' },
  example: '0192f0c4-7a11-7b3e-9c54-1f2a3b4c5d6e',
};

const shared = (route: Route): Json => ({ operationId: operationId(route), security: securityOf(route) });

const operationId = ({ method, path }: Route): string =>
  `${method.toLowerCase()}${path
    .replace(/^\/api\/v1/, '')
    .split(/[/:-]/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('')}`;

function securityOf({ access, roles }: Route): Json[] {
  if (access === 'public') return [];
  const has = (wanted: readonly string[]) => roles?.some((role) => wanted.includes(role)) ?? false;
  const isWorkers = roles === null || roles.some((role) => ![...keyHolders, 'visitor'].includes(role));
  return [
    ...(has(keyHolders) ? [{ key: [] }] : []),
    ...(has(screens) ? [{ deviceCookie: [] }] : []),
    ...(isWorkers ? [{ session: [] }] : []),
  ];
}

function problemsOf(route: Route): ProblemCode[] {
  const codes: ProblemCode[] = ['tooMany', 'unavailable'];
  if (route.access !== 'public') codes.push('signInNeeded', 'forbidden');
  if (route.path.includes(':')) codes.push('notFound');
  if (route.method === 'POST') codes.push('badRequest', 'conflict', 'invalid');
  return codes;
}

const whenItHappens: Partial<Record<ProblemCode, string>> = {
  badRequest: 'The body or a header is not as described',
  signInNeeded: 'No session and no key, or a key that does not work (`keyRefused`)',
  forbidden: 'The role, or the rights of the key, do not allow this',
  notFound: 'Nothing of this name is within reach',
  conflict: 'The state or a rule refuses, and `detail` says why (`conflict`, `stale`, `keyReused`)',
  invalid: 'The values cannot be used, such as an unknown service',
  tooMany: 'Too many requests; `Retry-After` says for how many seconds to wait',
  unavailable: 'The database does not answer yet: try again with the same Idempotency-Key',
};

const problemResponses = (codes: readonly ProblemCode[]): Record<string, Json> =>
  Object.fromEntries(
    codes.map((code) => {
      const status = problemStatus[code];
      const example = { ...problemExample, status, error: code, title: code };
      return [
        String(status),
        {
          description: whenItHappens[code] ?? code,
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example },
          },
        },
      ];
    }),
  );

const problemExample = {
  type: 'about:blank',
  title: '',
  status: 0,
  detail: 'Спробуйте ще раз за хвилину.',
  error: 'conflict',
  message: 'Спробуйте ще раз за хвилину.',
  id: '7f1c7a52-1c1b-4e0a-9a55-3f6f1c6d2b10',
};

/** Live screens: one shape for all of them, so it is described once and by hand. */
function streamOperation(route: Route): Json {
  return {
    summary: `Live: ${route.path}`,
    tags: ['live'],
    description: `Server-sent events. \`snapshot\` is the whole state and comes first; \`delta\` is the whole new state too, so it may be told twice; \`beat\` comes every ten seconds with \`{}\`: a screen that hears none for half a minute is stale. Each has a number (\`id\`): a screen that comes back sends the last one as \`Last-Event-ID\` and gets what it missed, or a new snapshot. \`retry\` says after how many milliseconds to come back.`,
    parameters: [
      ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      {
        name: 'Last-Event-ID',
        in: 'header',
        required: false,
        description: 'Number of the last event seen',
        schema: { type: 'string', pattern: '^\\d{1,20}$' },
        example: '48213',
      },
    ],
    responses: {
      '200': {
        description: 'The stream; it does not end by itself',
        content: {
          'text/event-stream': {
            schema: { type: 'string' },
            example:
              'retry: 2000\n\nid: 48213\nevent: snapshot\ndata: {"calls":[]}\n\nid: 48220\nevent: beat\ndata: {}\n\n',
          },
        },
      },
      ...problemResponses([
        'tooMany',
        'unavailable',
        ...(route.access === 'public' ? [] : (['signInNeeded', 'forbidden'] as const)),
      ]),
    },
  };
}

function addExample(holder: Json | undefined): void {
  const content = holder?.content as Record<string, Json> | undefined;
  const media = content?.['application/json'];
  if (media?.schema) media.example = exampleOf(media.schema as Json);
}

/** An example made from those of the fields; what has none is shown as its kind demands. */
export function exampleOf(schema: Json): unknown {
  const { examples, example, enum: choices, anyOf, oneOf } = schema;
  if (example !== undefined) return example;
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (Array.isArray(choices)) return choices[0];
  const [first] = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
  if (first !== undefined) return exampleOf(first);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties as Record<string, Json> | undefined) ?? {}).map(([name, field]) => [
          name,
          exampleOf(field),
        ]),
      );
    case 'array':
      return schema.items ? [exampleOf(schema.items as Json)] : [];
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' && schema.minimum > 0 ? schema.minimum : 1;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return textExample(String(schema.format ?? ''));
  }
}

function textExample(format: string): string {
  switch (format) {
    case 'uuid':
      return '0192f0c4-7a11-7b3e-9c54-1f2a3b4c5d6e';
    case 'date':
      return '2026-11-20';
    case 'date-time':
      return '2026-11-20T09:10:00.000Z';
    default:
      return 'текст';
  }
}

import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '#app';
import { startTestApp, type TestApp } from './app.ts';

interface Media {
  readonly schema?: Record<string, unknown>;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema: object;
    example?: unknown;
  }[];
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<string, { readonly content?: Record<string, Media> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly securitySchemes: Record<string, object>;
  };
}

let app: TestApp;
let document: Document;

beforeAll(async () => {
  app = await startTestApp();
  document = JSON.parse((await app.anonymous().get('/api/v1/openapi.json')).text);
});
afterAll(() => app?.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path}`,
      method,
      path,
      operation,
    })),
  );

test('[KS-site] the document of the API is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document) as never);
  expect(result).toMatchObject({ valid: true });
  expect(document.openapi).toMatch(/^3\.1/);
});

test('every route of the API and every live stream is described, with who may and how it fails', () => {
  const described = new Set(operations().map(({ name }) => name));
  const routes = modules.flatMap((module) => module.routes);
  const wanted = routes
    .filter((route) => 'api' in route || route.kind === 'stream')
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect([...described].sort()).toEqual([...wanted].sort());
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const summaries: string[] = [];
  for (const { name, method, operation } of operations()) {
    // Words of its own in English, which the list of an API's reader shows: not the address, not the name of the code.
    const summary = operation.summary ?? '';
    expect(summary, name).toMatch(/^(Live: \/\S+|[A-Z][^/_{}]{9,})$/);
    expect(summary, name).not.toMatch(/[\u0400-\u04FF]|\.$/);
    summaries.push(summary);
    for (const scheme of operation.security?.flatMap((one) => Object.keys(one)) ?? [])
      expect(document.components.securitySchemes, name).toHaveProperty(scheme);
    const isPublic = operation.security?.length === 0;
    expect(Object.keys(operation.responses), name).toEqual(
      expect.arrayContaining(['200', '429', '503', ...(isPublic ? [] : ['401', '403'])]),
    );
    const headers = operation.parameters?.filter((one) => one.in === 'header').map((one) => one.name) ?? [];
    if (method === 'post') expect(headers, name).toContain('Idempotency-Key');
  }
  expect(new Set(summaries).size).toBe(summaries.length);
});

test('each example fits its schema', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', components: document.components });
  const faults: string[] = [];
  let checked = 0;
  const check = (where: string, schema: object | undefined, example: unknown) => {
    if (!schema) return;
    const known = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc#/components'));
    const validate = ajv.compile(known);
    checked += 1;
    if (!validate(example))
      faults.push(`${where}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(example)}`);
  };
  for (const { name, operation } of operations()) {
    for (const one of operation.parameters ?? [])
      if (one.example !== undefined) check(`${name} ${one.name}`, one.schema, one.example);
    const bodies = [
      ['body', operation.requestBody?.content] as const,
      ...Object.entries(operation.responses).map(([status, { content }]) => [status, content] as const),
    ];
    for (const [where, content] of bodies) {
      for (const [type, { schema, example }] of Object.entries(content ?? {})) {
        expect(example, `${name} ${where} ${type} has no example`).toBeDefined();
        check(`${name} ${where}`, schema, example);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(20);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import contracts from '@parley/contracts/schemas.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { EXAMPLES } from '../../src/platform/http/openapi/examples.js';
import { startApp, startPostgres, type TestApp, type TestDatabase } from '../support/index.js';

interface Content {
  [mime: string]: { schema?: object; example?: unknown; examples?: object };
}

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

interface Document {
  openapi: string;
  tags: { name: string }[];
  components: { schemas: Record<string, object>; responses: Record<string, object> };
  paths: Record<string, Record<string, Operation>>;
}

let database: TestDatabase;
let app: TestApp;
let document: Document;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  document = (await request(app.url).get('/api/openapi.json').expect(200)).body as Document;
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

const shown = (content: Content | undefined) =>
  Object.values(content ?? {}).every(
    (media) => media.schema && (media.example !== undefined || media.examples),
  );

test('it is an OpenAPI 3.1 document that refers to nothing missing', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g);
  const missing = [...references]
    .filter(([, kind, name = '']) => !(name in document.components[kind as keyof Document['components']]))
    .map(([reference]) => reference);
  expect(missing).toEqual([]);
});

test('the checked-in document is what the server gives: npm run openapi', () => {
  const file = new URL('../../../docs/openapi.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
});

test('every call has a name of its own', () => {
  const names = operations().map(({ operation }) => operation.operationId);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
});

test('every call says what it does, in a section of the document', () => {
  const sections = document.tags.map((tag) => tag.name);
  const silent = operations().filter(
    ({ operation }) => !operation.summary || !operation.tags?.every((tag) => sections.includes(tag)),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('every call shows what it takes and answers by example', () => {
  const without = operations().filter(({ operation }) => {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    const answered = successes.every(
      ([status, { content }]) => status === '204' || (content && shown(content)),
    );
    return successes.length === 0 || !answered || !shown(operation.requestBody?.content);
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});

test('calls without a token are marked so', () => {
  const open = operations().filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ name }) => name).sort()).toEqual([
    'GET /api/v1/settings',
    'GET /health/live',
    'GET /health/ready',
    'GET /metrics',
    'POST /api/v1/auth/email/confirm',
    'POST /api/v1/auth/guest',
    'POST /api/v1/auth/login',
    'POST /api/v1/auth/password/forgot',
    'POST /api/v1/auth/password/reset',
    'POST /api/v1/auth/refresh',
    'POST /api/v1/auth/register',
    'POST /api/v1/hooks/{hookId}/{secret}',
  ]);
});

test('the documentation can be opened in a browser', async () => {
  const page = await request(app.url).get('/api/docs').expect(200);
  expect(page.text).toContain('swagger-ui');
  expect(page.text).not.toMatch(/<script>(?!\s*<\/script>)/);
  await request(app.url).get('/api/docs/swagger-ui-bundle.js').expect(200);
});

describe('examples', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(contracts, 'contracts');

  test.each(Object.entries(EXAMPLES))('%s is what the contract says', (name, example) => {
    const validate = ajv.getSchema(`contracts#/definitions/${name}`);
    if (!validate) throw new Error(`The contract has no ${name}.`);
    void validate(example);
    expect(validate.errors ?? []).toEqual([]);
  });
});

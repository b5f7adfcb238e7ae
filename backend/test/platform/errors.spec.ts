import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import contracts from '@parley/contracts/schemas.json' with { type: 'json' };
import { Ajv } from 'ajv';
import request from 'supertest';
import {
  signUp,
  startApp,
  startPostgres,
  type Person,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let person: Person;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  person = await signUp(app, 'somebody');
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

const ajv = new Ajv({ strict: false });
ajv.addSchema(contracts, 'contracts');

/** Every error has this form, wherever it comes from. */
function expectProblem(response: request.Response, status: number, code: string): void {
  expect(response.status).toBe(status);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({ status, code });
  const validate = ajv.getSchema('contracts#/definitions/Problem');
  void validate?.(response.body);
  expect(validate?.errors ?? []).toEqual([]);
}

const authorized = (pending: request.Test) => pending.set('Authorization', `Bearer ${person.token}`);
const register = () => request(app.url).post('/api/v1/auth/register');

describe('a request that cannot be understood is a problem:', () => {
  test('a path that nobody serves', async () => {
    const response = await request(app.url).get('/api/v1/nothing?secret=1');
    expectProblem(response, 404, 'NOT_FOUND');
    expect(response.body.detail).toBe('There is no GET /api/v1/nothing here.');
  });

  test('a method that a path does not have', async () => {
    expectProblem(await request(app.url).put('/api/v1/auth/login'), 404, 'NOT_FOUND');
  });

  test('a path that is no text', async () => {
    expectProblem(await authorized(request(app.url).get('/api/v1/users/%E0%A4%A')), 400, 'VALIDATION');
  });

  test('a body that is no JSON', async () => {
    const response = await register().set('Content-Type', 'application/json').send('{"email": ');
    expectProblem(response, 400, 'VALIDATION');
    expect(response.body.detail).toBe('The body is not valid JSON.');
  });

  test.each(['"text"', '[]', 'null', '[{"email":"a@example.com"}]'])('a body that is %s', async (body) => {
    expectProblem(await register().set('Content-Type', 'application/json').send(body), 400, 'VALIDATION');
  });

  test('no body where one is due', async () => {
    const response = await register();
    expectProblem(response, 400, 'VALIDATION');
    expect(response.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'email',
      'username',
      'password',
    ]);
  });

  test('a body of another kind', async () => {
    expectProblem(await register().type('form').send('email=a'), 415, 'UNSUPPORTED_MEDIA');
    expectProblem(await register().type('text/plain').send('{}'), 415, 'UNSUPPORTED_MEDIA');
  });

  test('a body in an unknown charset', async () => {
    const response = await register().set('Content-Type', 'application/json; charset=klingon').send('{}');
    expectProblem(response, 415, 'UNSUPPORTED_MEDIA');
  });

  test('a body over a megabyte', async () => {
    expectProblem(await register().send({ email: 'x'.repeat(1_100_000) }), 413, 'TOO_LARGE');
  });

  test('a body where none is taken', async () => {
    const response = await authorized(request(app.url).post('/api/v1/auth/logout')).send({
      everywhere: true,
    });
    expectProblem(response, 400, 'VALIDATION');
    expect(response.body.errors[0].path).toBe('everywhere');
  });

  test.each(['/users/me?fields=all', '/users?query=a&order=asc', '/auth/sessions?order=asc'])(
    'an unknown query parameter (%s)',
    async (path) => {
      expectProblem(await authorized(request(app.url).get(`/api/v1${path}`)), 400, 'VALIDATION');
    },
  );

  test.each(['0', '101', '-1', '1.5', '1e1', '0x10', '', ' 5', 'ten', '5&limit=6'])(
    'a limit of "%s"',
    async (limit) => {
      expectProblem(
        await authorized(request(app.url).get(`/api/v1/users?limit=${limit}`)),
        400,
        'VALIDATION',
      );
    },
  );

  test.each(['1', 'me2', '019AA5F0-3C00-7A11-8A01-5D2F6B1C0A01', '00000000-0000-4000-8000-000000000000'])(
    'an id like %s in the path',
    async (id) => {
      expectProblem(await authorized(request(app.url).get(`/api/v1/users/${id}`)), 400, 'VALIDATION');
    },
  );

  test('headers that are none', async () => {
    const { port } = new URL(app.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text));
      socket.write('NONSENSE\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test('nothing of an unexpected error is told', async () => {
  await database.query('ALTER TABLE users RENAME COLUMN bio TO moved');
  const response = await authorized(request(app.url).get('/api/v1/users/me'));
  await database.query('ALTER TABLE users RENAME COLUMN moved TO bio');
  expectProblem(response, 500, 'INTERNAL');
  expect(JSON.stringify(response.body)).not.toMatch(/bio|column|select/i);
});

test('a request keeps its id, which logs name as well', async () => {
  const own = await request(app.url).get('/health/live');
  expect(own.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  const given = await request(app.url).get('/health/live').set('X-Request-Id', 'from-the-proxy:1');
  expect(given.headers['x-request-id']).toBe('from-the-proxy:1');
});

import { describe, expect, test } from '@jest/globals';
import type { RestCase } from '../cases/case.js';
import { operationsOf, type OpenApi } from '../input/operations.js';
import { Answers } from './answers.js';
import { judgeBytes, judgeEvent, judgeRest } from './judge.js';

const document: OpenApi = {
  components: {
    schemas: {
      Marks: { type: 'object', properties: { readSeq: { type: 'number' } }, required: ['readSeq'] },
    },
  },
  paths: {
    '/api/v1/marks': {
      get: {
        operationId: 'marks',
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Marks' } } } },
        },
      },
    },
  },
};
const answers = new Answers(document, operationsOf(document));
const one: RestCase = {
  kind: 'rest',
  number: 1,
  operation: 'marks',
  method: 'GET',
  path: '/api/v1/marks',
  headers: {},
  body: undefined,
  asSelf: true,
};
const problem = {
  type: 'about:blank',
  title: 'The input is not valid',
  status: 400,
  detail: 'Limit must be a whole number.',
  code: 'VALIDATION',
};

const answered = (status: number, mime: string, body: unknown, headers = {}) =>
  judgeRest(
    one,
    {
      status,
      headers: { 'content-type': mime, 'x-content-type-options': 'nosniff', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    answers,
  );

describe('an answer to a request', () => {
  test('as it is described is right', () => {
    expect(answered(200, 'application/json; charset=utf-8', { readSeq: 1 })).toEqual({ result: 'done' });
    expect(answered(400, 'application/problem+json', problem)).toEqual({ result: 'refused' });
    expect(
      answered(
        503,
        'application/problem+json',
        { ...problem, status: 503, code: 'UNAVAILABLE' },
        { 'retry-after': '2' },
      ).wrong,
    ).toBeUndefined();
  });

  test.each([
    ['500', answered(500, 'application/problem+json', { ...problem, status: 500, code: 'INTERNAL' })],
    ['503 without a time', answered(503, 'application/problem+json', { ...problem, status: 503 })],
    ['a page of HTML', answered(400, 'text/html', '<h1>Bad</h1>')],
    ['a problem without a code', answered(400, 'application/problem+json', { ...problem, code: undefined })],
    ['a problem of another status', answered(403, 'application/problem+json', problem)],
    [
      'a problem that says nothing',
      answered(400, 'application/problem+json', { ...problem, detail: 'Bad.' }),
    ],
    [
      'a problem that says too much',
      answered(400, 'application/problem+json', { ...problem, detail: 'Error at run (/a/b.js:5:1)' }),
    ],
    ['another shape', answered(200, 'application/json', { readSeq: 'one' })],
    ['a status that is not described', answered(201, 'application/json', { readSeq: 1 })],
    ['none', judgeRest(one, { broken: 'no answer within 30000 ms' }, answers)],
    ['without nosniff', answered(200, 'application/json', { readSeq: 1 }, { 'x-content-type-options': '' })],
  ])('that is %s is wrong', (_, verdict) => {
    expect(verdict.wrong).toEqual(expect.any(String));
  });
});

describe('an ack', () => {
  const event = { kind: 'event', number: 1, event: 'room:read', frames: [], ack: 1 } as const;
  const refusal = { ok: false, error: { code: 'VALIDATION', message: 'RoomId must be a UUIDv7.' } };

  test('as it is declared is right', () => {
    expect(
      judgeEvent(event, { data: { ok: true, data: { readSeq: 1, deliveredSeq: 1 } } }, answers).result,
    ).toBe('done');
    expect(judgeEvent(event, { data: refusal }, answers)).toEqual({ result: 'refused' });
    expect(judgeEvent(event, 'closed', answers)).toEqual({ result: 'refused' });
  });

  test.each([
    ['missing', 'none' as const],
    ['nothing', { data: undefined }],
    ['no answer', { data: { done: true } }],
    ['another shape', { data: { ok: true, data: { readSeq: 1 } } }],
    ['an unknown code', { data: { ok: false, error: { code: 'OOPS', message: 'It did not work out.' } } }],
    [
      'INTERNAL',
      { data: { ok: false, error: { code: 'INTERNAL', message: 'Something went wrong on our side.' } } },
    ],
  ])('that is %s is wrong', (_, reply) => {
    expect(judgeEvent(event, reply, answers).wrong).toEqual(expect.any(String));
  });
});

test('bytes that get a file from outside of the page are a finding', () => {
  expect(judgeBytes('HTTP/1.1 400 Bad Request\r\n\r\n').wrong).toBeUndefined();
  expect(judgeBytes('HTTP/1.1 200 OK\r\n\r\nroot:x:0:0:root').wrong).toMatch(/outside/);
  expect(judgeBytes('HTTP/1.1 500 Oh\r\n\r\n').wrong).toMatch(/500/);
});

import { gzipSync } from 'node:zlib';
import { absurdName, absurdValue } from '../input/absurd.js';
import { nearly } from '../input/nearly.js';
import { absurdPart, FORM_TYPE, formBody, validForm, type Part } from '../input/forms.js';
import { operationAt, type Operation, type Parameter } from '../input/operations.js';
import { ValidValues } from '../input/schema.js';
import { absurdText } from '../input/texts.js';
import type { Random } from '../random.js';
import type { Scene } from '../world/scene.js';
import type { RestCase } from './case.js';
import type { Subject } from './make-case.js';

interface Draft {
  method: string;
  segments: string[];
  query: [string, string][];
  headers: Record<string, string | string[]>;
  body: unknown;
  /** Sent where there is no body. */
  form?: readonly Part[];
  raw?: Buffer;
  asSelf: boolean;
}

type Twist = (draft: Draft, random: Random) => void;

/** A request that is right, or has one thing wrong, or is wrong altogether. */
export function restCase(number: number, subject: Subject, scene: Scene, random: Random): RestCase {
  const operation = random.pick(subject.operations);
  const draft = validDraft(operation, subject, scene, random);
  const how = random.weighted({ valid: 20, nearly: 30, absurd: 8 });
  if (how !== 'valid') random.pick(TWISTS)(draft, random);
  if (how === 'absurd') for (let n = 0; n < 3; n += 1) random.pick(TWISTS)(draft, random);
  const path = pathOf(draft);
  return {
    kind: 'rest',
    number,
    operation: operationAt(subject.operations, draft.method, path)?.id ?? null,
    method: draft.method,
    path,
    headers: draft.headers,
    body: bodyOf(draft),
    asSelf: draft.asSelf,
  };
}

function bodyOf({ raw, body, form }: Draft): Buffer | undefined {
  if (raw) return raw;
  if (body !== undefined) return Buffer.from(JSON.stringify(body));
  return form && formBody(form);
}

function validDraft(operation: Operation, { schemas }: Subject, scene: Scene, random: Random): Draft {
  const values = new ValidValues(schemas, scene, random);
  const of = ({ name, schema }: Parameter): string => String(values.of(schema ?? {}, name));
  const segments = operation.path.split('/').map((segment, at, all) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) return segment;
    // `/rooms/{id}` is about a room.
    const about = name === 'id' ? `${(all[at - 1] ?? '').replace(/s$/, '')}Id` : name;
    return String(values.of({ type: 'string' }, about));
  });
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && (parameter.required || random.chance(0.4)))
    .map((parameter): [string, string] => [parameter.name, of(parameter)]);
  const form = operation.form && validForm(operation.form, random);
  const body = operation.body && !form ? values.of(operation.body, 'body') : undefined;
  return {
    method: operation.method,
    segments,
    query,
    headers: {
      authorization: `Bearer ${scene.self.token}`,
      'x-parley-tokens': 'body',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(form && { 'content-type': FORM_TYPE }),
    },
    body,
    ...(form && { form }),
    asSelf: true,
  };
}

const header =
  (name: string, values: readonly (string | string[])[]): Twist =>
  (draft, random) => {
    draft.headers[name] = random.pick(values);
  };

const TWISTS: readonly Twist[] = [
  (draft, random) => {
    draft.body = nearly(draft.body ?? {}, random);
    draft.headers['content-type'] = 'application/json';
  },
  (draft, random) => {
    draft.body = nearly(draft.body ?? {}, random);
    draft.headers['content-type'] = 'application/json';
  },
  (draft, random) => {
    draft.body = absurdValue(random);
    draft.headers['content-type'] = 'application/json';
  },
  (draft, random) => {
    if (!draft.form) return;
    const parts = draft.form.map((part) => absurdPart(part, random));
    draft.form = random.pick([parts, [...draft.form, ...parts], []]);
  },
  (draft, random) => {
    const at = random.between(3, Math.max(3, draft.segments.length - 1));
    draft.segments[at] = absurdText(random).slice(0, 3_000);
  },
  (draft, random) => {
    draft.query.push([absurdName(random), absurdText(random).slice(0, 3_000)]);
  },
  (draft, random) => {
    draft.query = draft.query.map(([name]) => [name, absurdText(random).slice(0, 3_000)]);
  },
  (draft, random) => {
    const [name, value] = draft.query[0] ?? ['limit', '5'];
    const times = random.pick([2, 5, 200]);
    draft.query = Array.from({ length: times }, () => [random.chance(0.5) ? name : `${name}[]`, value]);
  },
  (draft, random) => {
    draft.method = random.pick([
      'GET',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'HEAD',
    ]);
  },
  (draft) => {
    delete draft.headers['authorization'];
    draft.asSelf = false;
  },
  (draft, random) => {
    draft.headers['authorization'] = random.pick([
      'Bearer',
      'Bearer ',
      'Basic YWxpY2U6cGFzc3dvcmQ=',
      'Bearer a.b.c',
      'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.',
      `Bearer ${'x'.repeat(8_000)}`,
    ]);
    draft.asSelf = false;
  },
  header('content-type', [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=klingon',
    'application/xml',
    '',
    'application/json, text/plain',
  ]),
  header('content-encoding', ['gzip', 'deflate', 'br', 'zstd', 'identity', 'nonsense', 'gzip, gzip']),
  header('x-parley-tokens', ['cookie', 'header', '', ['body', 'cookie'], 'BODY']),
  header('origin', ['null', 'https://evil.example.com', '', 'javascript:alert(1)']),
  header('cookie', [
    'parley_access=x',
    'parley_refresh=x',
    'parley_refresh=j:{"a":1}',
    '__proto__=1; constructor=2',
    ';;;=;=',
    'a=%E0%A4%A',
  ]),
  header('accept', ['application/xml', '*/*;q=0', '', 'text/html']),
  header('range', ['bytes=0-1', 'bytes=-1', 'bytes=9999999999-']),
  header('if-none-match', ['*', 'W/"', '"x"']),
  header('x-forwarded-for', ['1.2.3.4', '::1, 2.3.4.5', 'x'.repeat(2_000)]),
  header('expect', ['100-continue', 'nonsense']),
  (draft, random) => {
    const text = JSON.stringify(draft.body ?? {});
    draft.headers['content-type'] = 'application/json';
    draft.raw = random.pick([
      () => Buffer.from(text.slice(0, -1)),
      () => Buffer.from(`${text}${text}`),
      () =>
        Buffer.concat([
          Buffer.from(text.slice(0, 5)),
          Buffer.from([0xff, 0xfe, 0xc0]),
          Buffer.from(text.slice(5)),
        ]),
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`),
      () => Buffer.from(text.replaceAll('"', "'")),
      () => Buffer.alloc(random.pick([0, 1, 999_999, 1_000_001, 1_500_000]), 0x20),
      () => Buffer.from(`{"a":${'['.repeat(200_000)}`),
      () => Buffer.from('{"a":1e999999,"a":2,"__proto__":{"b":1}}'),
    ])();
  },
  (draft) => {
    draft.headers['content-encoding'] = 'gzip';
    draft.headers['content-type'] = 'application/json';
    draft.raw = gzipSync(Buffer.alloc(3_000_000, 0x20));
  },
];

function pathOf({ segments, query }: Draft): string {
  const path = segments.map(encoded).join('/') || '/';
  const asked = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  return asked ? `${path}?${asked}` : path;
}

/** Some of what is absurd is there to be sent as it is: `%00`, `..%2f`. */
function encoded(text: string): string {
  return text.startsWith('%') || text.startsWith('..')
    ? text.replace(/[^\x21-\x7e]|[?#&]/gu, (found) => encodeURIComponent(found.toWellFormed()))
    : encodeURIComponent(text.toWellFormed());
}

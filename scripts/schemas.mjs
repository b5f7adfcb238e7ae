/**
 * Writes contracts/schemas.json: a JSON Schema, by name, of every model, body and payload that contracts exports.
 * The backend shows them in its OpenAPI document and tests check answers against them, so the types stay the one
 * place where a field is declared. TSDoc comments become descriptions; `@example`, `@format`, `@minLength` and the
 * like become keywords.
 *
 *   npm run schemas            write it
 *   npm run schemas -- --check fail when it is not what the types say
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const contracts = fileURLToPath(new URL('../contracts', import.meta.url));
const target = `${contracts}/schemas.json`;

function generate() {
  const { definitions } = createGenerator({
    path: `${contracts}/src/!(*.test-d|*.spec|index).ts`,
    tsconfig: `${contracts}/tsconfig.json`,
    type: '*',
    expose: 'export',
    topRef: true,
    jsDoc: 'extended',
    extraTags: ['example'],
    sortProps: false,
    // The compiler of the workspace has checked them.
    skipTypeCheck: true,
  }).createSchema('*');

  const names = Object.keys(definitions).filter(isData).sort();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    definitions: Object.fromEntries(names.map((name) => [name, withExamples(definitions[name])])),
  };
}

/** Event maps and what comes of their functions (`AckCallback<Message>`) are not data. */
function isData(name) {
  return /^\w+$/.test(name) && !/(ToClient|ToServer)Events$/.test(name);
}

/** `@example` arrives as `example`, and in `examples` too where it is JSON; JSON Schema knows only the latter. */
function withExamples(schema) {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (value === null || typeof value !== 'object' || typeof value.example === 'undefined') return value;
    const { example, ...rest } = value;
    return { ...rest, examples: [example] };
  });
}

const text = `${JSON.stringify(generate(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (text !== readOr(target, '')) {
  console.error('contracts/schemas.json is not what the types say: run `npm run schemas` and commit it.');
  process.exit(1);
}

function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}

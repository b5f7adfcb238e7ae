/** What a script writes from something else is what that something says now. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const generated = [
  ['.env.example and the manual list exactly what the server reads', './env-example.mjs'],
  ['contracts/schemas.json is what the types say', './schemas.mjs'],
  ['contracts/asyncapi.json is what the types say', './asyncapi.mjs'],
  ['docs/openapi.json is what the server gives', './openapi.mjs'],
  ['contracts/schema.graphql is what the server has', './graphql-schema.mjs'],
  ['client/src/rest/generated is what docs/openapi.json says', './rest-client.mjs'],
  ['package-lock.json has every platform and names no registry', './complete-lockfile.mjs'],
];

for (const [name, script] of generated) {
  test(name, () => {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [file, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
}

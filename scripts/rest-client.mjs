/**
 * Writes client/src/rest/generated: a typed function for every call of docs/openapi.json, by @hey-api/openapi-ts. They
 * speak through `client/src/rest/transport.ts`, which takes the place of the generator's own runtime: tokens are
 * renewed there, and failures are told, as in all of the client.
 *
 *   npm run rest-client            write it
 *   npm run rest-client -- --check fail when it is not what the document says
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { writeOrCheck } from './generated/write-or-check.mjs';

const TARGET = 'client/src/rest/generated';
const document = JSON.parse(readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8'));
// A call either has a token or not; that browsers may carry it in a cookie is not for the caller to choose.
document.security = document.security.filter((way) => !('accessCookie' in way));
delete document.components.securitySchemes.accessCookie;

const folder = mkdtempSync(path.join(tmpdir(), 'parley-rest-client-'));
try {
  await createClient({
    input: document,
    output: { path: folder, importFileExtension: '.js' },
    logs: { level: 'error', file: false },
    plugins: [
      { name: '@hey-api/typescript' },
      { name: '@hey-api/client-fetch', throwOnError: true },
      { name: '@hey-api/sdk', client: false, examples: false },
    ],
  });
  for (const name of ['sdk.gen.ts', 'types.gen.ts']) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    writeOrCheck(
      `${TARGET}/${name}`,
      text.replace("'./client/index.js'", "'../transport.js'"),
      'npm run rest-client',
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

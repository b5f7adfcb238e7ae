import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '@parley/contracts';

const DOCUMENT = new URL('../../../docs/openapi.json', import.meta.url);

/**
 * After a run of every file: each call of the OpenAPI document was answered well at least once, and each error code was
 * seen. What the tests saw lies in TEST_SEEN_DIR, a file of lines for each of Jest's processes.
 */
export default class SeenReporter {
  #error;

  constructor(globalConfig) {
    this.whole = globalConfig.testPathPatterns.patterns.length === 0 && !globalConfig.testNamePattern;
  }

  onRunComplete(_contexts, { numTotalTestSuites, numFailedTestSuites }) {
    // Of a file that failed nobody knows what it would have seen.
    const judged =
      (this.whole && numTotalTestSuites > 1 && numFailedTestSuites === 0) || process.env.TEST_SEEN_ALL;
    if (!judged) return;
    const unseen = missing(readSeen(process.env.TEST_SEEN_DIR), JSON.parse(readFileSync(DOCUMENT, 'utf8')));
    if (unseen.length === 0) return;
    this.#error = new Error(`No test has seen over REST:\n${unseen.join('\n')}`);
    console.error(this.#error.message);
  }

  getLastError() {
    return this.#error;
  }
}

function readSeen(folder) {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return new Set(lines);
}

function missing(seen, { paths }) {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      successes: Object.keys(responses).filter((status) => /^[23]/.test(status)),
    })),
  );
  const codes = new Set([...seen].map((line) => line.split('\t')[1]));
  return [
    ...calls.flatMap(({ name, successes }) =>
      successes
        .filter((status) => !seen.has(`${name}\t${status}`))
        .map((status) => `${name} answered ${status}`),
    ),
    ...ERROR_CODES.filter((code) => !codes.has(code)).map((code) => `the code ${code}`),
  ];
}

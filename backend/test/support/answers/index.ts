import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openApiDocument } from '../../../src/platform/http/index.js';
import { AnswerJudge } from './judge.js';
import { observeAnswers, type Observed } from './observed.js';

/**
 * Compares every answer that a server gives in these tests with the OpenAPI document, and writes down what was seen for
 * `test/openapi/seen-reporter.mjs`, which fails a whole run that left a call or a code out.
 */
export interface WatchedAnswers {
  /** @throws when an answer was not what the document says */
  verify(): void;
}

export function watchAnswers(app: NestExpressApplication): WatchedAnswers {
  const answers: Observed[] = [];
  observeAnswers(app.getHttpServer(), (answer) => answers.push(answer));
  return {
    verify: () => {
      const judge = new AnswerJudge(openApiDocument(app));
      const seen = new Set<string>();
      const faults = new Set<string>();
      for (const answer of answers) {
        const { operation, code, faults: found } = judge.judge(answer);
        if (operation === null) continue;
        seen.add(`${operation}\t${code ?? answer.status}`);
        for (const fault of found) faults.add(`${operation}: ${fault}`);
      }
      writeDown(seen);
      if (faults.size > 0) {
        throw new Error(`Answers are not what the OpenAPI document says:\n${[...faults].join('\n')}`);
      }
    },
  };
}

function writeDown(seen: ReadonlySet<string>): void {
  const folder = process.env['TEST_SEEN_DIR'];
  if (folder === undefined || seen.size === 0) return;
  // Of this process only: workers never write into each other's lines.
  appendFileSync(join(folder, `${process.pid}.tsv`), [...seen].map((line) => `${line}\n`).join(''));
}

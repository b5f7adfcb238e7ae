import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_OPTIONS } from '../src/options.js';
import { reportOf } from '../src/report.js';
import { runOnce } from '../src/run-once.js';
import { Server } from '../src/world/server.js';

const SEED = 11;

let server: Server;

beforeAll(async () => {
  server = await Server.start();
}, 120_000);

afterAll(() => server?.close());

test('a short run finds nothing, and did what it is for', async () => {
  const options = { ...DEFAULT_OPTIONS, seed: SEED, requests: 1_500 };
  const result = await runOnce(server, options, () => undefined);
  if (result.findings.length > 0) console.log(reportOf(options, result, 0).join('\n'));
  expect(result.findings.map(({ what }) => what)).toEqual([]);
  expect(result.sent).toBe(1_500);
  expect(result.done).toBeGreaterThan(150);
  expect(result.refused).toBeGreaterThan(600);
  expect(result.compared).toBeGreaterThan(60);
  expect(result.latencies.length).toBeGreaterThan(5);
});

/** The server has to be made faulty: it is the last that is done to it. */
describe('a fault is found:', () => {
  test.each([
    ['server-error', /^the answer is 500/],
    ['bare-refusal', /in place of problem\+json/],
    ['wrong-answer', /is answered with what it does not say/],
    ['hanging-ack', /the event is not answered/],
    ['write', /a refused case changes the database: .*users/],
    ['hoard', /the heap grew/],
    ['crash', /the server ended by itself \(code 7/],
  ])('%s', async (plant, expected) => {
    server.plant(plant);
    const options = {
      seed: SEED,
      requests: 400,
      from: 20_000,
      answerWithinMs: 12_000,
      stopAtFirst: plant !== 'hoard',
    };
    const { findings } = await runOnce(server, options, () => undefined);
    server.plant(null);
    expect(findings.map(({ what }) => what)).toContainEqual(expect.stringMatching(expected));
  });
});

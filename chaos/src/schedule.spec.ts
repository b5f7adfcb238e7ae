import { describe, expect, test } from '@jest/globals';
import { FAULT_KINDS, type PlannedFault } from './faults/fault.js';
import { lasts, makeSchedule, needs, type ScheduleOptions } from './schedule.js';

const options: ScheduleOptions = { seed: 1, rounds: 3, roundMs: 60_000, instances: 2, lines: 30 };
const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
const end = (planned: PlannedFault) => planned.atMs + lasts(planned.fault, options);

describe('makeSchedule', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(makeSchedule(options)).toEqual(makeSchedule(options));
    expect(makeSchedule(options)).not.toEqual(makeSchedule({ ...options, seed: 2 }));
  });

  test.each(seeds)('seed %i breaks nothing that lasts beyond its round', (seed) => {
    for (const round of makeSchedule({ ...options, seed })) {
      expect(round.length).toBeGreaterThan(3);
      for (const planned of round) {
        expect(planned.atMs).toBeGreaterThanOrEqual(0);
        expect(end(planned)).toBeLessThanOrEqual(options.roundMs);
      }
    }
  });

  test.each(seeds)('seed %i never breaks the same thing twice at once', (seed) => {
    for (const round of makeSchedule({ ...options, seed })) {
      for (const [index, one] of round.entries()) {
        for (const other of round.slice(index + 1)) {
          const together = one.atMs <= end(other) && other.atMs <= end(one);
          const same = needs(one.fault).filter((need) => needs(other.fault).includes(need));
          if (together) expect(same).toEqual([]);
        }
      }
    }
  });

  test('brings every kind in three minutes', () => {
    for (const seed of seeds) {
      const kinds = new Set(
        makeSchedule({ ...options, seed })
          .flat()
          .map(({ fault }) => fault.kind),
      );
      expect([...FAULT_KINDS].filter((kind) => !kinds.has(kind))).toEqual([]);
    }
  });

  test('ends each round with a lost fan-out', () => {
    for (const round of makeSchedule(options)) {
      expect(['kill-after-commit', 'restart-redis', 'cut-redis']).toContain(round.at(-1)?.fault.kind);
    }
  });
});

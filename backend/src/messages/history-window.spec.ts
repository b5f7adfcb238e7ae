import { describe, expect, it, test } from '@jest/globals';
import { historyWindow, type HistoryRequest } from './history-window.js';

describe('historyWindow', () => {
  it.each<[number, HistoryRequest, first: number, last: number]>([
    [100, { limit: 10 }, 91, 100],
    [3, { limit: 10 }, 1, 3],
    [100, { before: 91, limit: 10 }, 81, 90],
    [100, { before: 5, limit: 10 }, 1, 4],
    [100, { before: 1_000, limit: 10 }, 91, 100],
    [100, { after: 10, limit: 10 }, 11, 20],
    [100, { after: 0, limit: 10 }, 1, 10],
    [100, { after: 95, limit: 10 }, 96, 100],
    [100, { around: 50, limit: 10 }, 45, 54],
    [100, { around: 50, limit: 11 }, 45, 55],
    [100, { around: 50, limit: 1 }, 50, 50],
    [100, { around: 1, limit: 10 }, 1, 10],
    [100, { around: 0, limit: 10 }, 1, 10],
    [100, { around: 100, limit: 10 }, 91, 100],
    [100, { around: 5_000, limit: 10 }, 91, 100],
    [3, { around: 2, limit: 10 }, 1, 3],
  ])('of %i messages %j is %i to %i', (lastSeq, request, first, last) => {
    expect(historyWindow({ firstSeq: 1, lastSeq }, request)).toEqual({ first, last });
  });

  it.each<[number, HistoryRequest]>([
    [0, { limit: 10 }],
    [0, { around: 1, limit: 10 }],
    [100, { before: 1, limit: 10 }],
    [100, { before: 0, limit: 10 }],
    [100, { after: 100, limit: 10 }],
    [100, { after: 5_000, limit: 10 }],
  ])('of %i messages %j is nothing', (lastSeq, request) => {
    const { first, last } = historyWindow({ firstSeq: 1, lastSeq }, request);
    expect(first).toBeGreaterThan(last);
  });
});

test.each<[object, number, number]>([
  [{}, 8, 12],
  [{ before: 10 }, 7, 9],
  [{ before: 7 }, 7, 6],
  [{ after: 0 }, 7, 11],
  [{ around: 7 }, 7, 11],
])('of a history from 7 to 12, five by %j are %i to %i', (request, first, last) => {
  expect(historyWindow({ firstSeq: 7, lastSeq: 12 }, { limit: 5, ...request })).toEqual({ first, last });
});

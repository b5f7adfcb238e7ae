import { describe, expect, it } from '@jest/globals';
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
    expect(historyWindow(lastSeq, request)).toEqual({ first, last });
  });

  it.each<[number, HistoryRequest]>([
    [0, { limit: 10 }],
    [0, { around: 1, limit: 10 }],
    [100, { before: 1, limit: 10 }],
    [100, { before: 0, limit: 10 }],
    [100, { after: 100, limit: 10 }],
    [100, { after: 5_000, limit: 10 }],
  ])('of %i messages %j is nothing', (lastSeq, request) => {
    const { first, last } = historyWindow(lastSeq, request);
    expect(first).toBeGreaterThan(last);
  });
});

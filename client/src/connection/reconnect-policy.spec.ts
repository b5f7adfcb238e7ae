import { describe, expect, it } from '@jest/globals';
import { reconnectDelay } from './reconnect-policy.js';

const latest = () => 0.999999;

describe('reconnectDelay', () => {
  it('tries first within two seconds', () => {
    expect(reconnectDelay(0, null, latest)).toBeLessThan(2_000);
  });

  it('never waits longer than thirty', () => {
    for (let failures = 0; failures < 2_000; failures += 1) {
      expect(reconnectDelay(failures, null, latest)).toBeLessThanOrEqual(30_000);
    }
  });

  it('spreads over the whole time, from nothing on', () => {
    expect(reconnectDelay(9, null, () => 0)).toBe(0);
    expect(reconnectDelay(9, null, () => 0.5)).toBe(15_000);
  });

  it('comes no sooner than the server asked for', () => {
    expect(reconnectDelay(0, 45_000, () => 0)).toBe(45_000);
    expect(reconnectDelay(0, 45_000, latest)).toBeLessThan(46_000);
  });
});

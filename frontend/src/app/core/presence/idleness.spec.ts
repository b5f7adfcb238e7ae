import { idleness } from './idleness';

describe('idleness', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins when nobody has touched the page for a while, and ends with the first touch', () => {
    const told: boolean[] = [];
    const subscription = idleness(document, 60_000).subscribe((idle) => told.push(idle));
    expect(told).toEqual([false]);

    jest.advanceTimersByTime(50_000);
    document.dispatchEvent(new Event('keydown'));
    jest.advanceTimersByTime(59_000);
    expect(told).toEqual([false]);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual([false, true]);

    document.dispatchEvent(new Event('pointermove'));
    expect(told).toEqual([false, true, false]);
    subscription.unsubscribe();
  });
});

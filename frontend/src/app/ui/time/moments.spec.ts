import { ago, dayLabel, daysBetween, listTime } from './moments';

const now = new Date(2026, 10, 21, 12, 0);
const at = (...parts: [number, number, number, number, number]): Date => new Date(...parts);
const EN = 'en-GB';

describe('moments', () => {
  it('count days as a calendar does, not in spans of 24 hours', () => {
    expect(daysBetween(at(2026, 10, 20, 23, 59), at(2026, 10, 21, 0, 1))).toBe(1);
    expect(daysBetween(at(2026, 10, 21, 0, 1), at(2026, 10, 21, 23, 59))).toBe(0);
  });

  it.each<[Date, string]>([
    [at(2026, 10, 21, 9, 5), '09:05'],
    [at(2026, 10, 20, 23, 0), 'Yesterday'],
    [at(2026, 10, 17, 9, 0), 'Tue'],
    [at(2026, 2, 12, 9, 0), '12 Mar'],
    [at(2025, 2, 12, 9, 0), '12/03/2025'],
    [at(2026, 10, 21, 12, 3), '12:03'],
  ])('in a list: %s is %s', (moment, words) => {
    expect(listTime(moment, now, EN)).toBe(words);
  });

  it.each<[Date, string]>([
    [at(2026, 10, 21, 0, 5), 'Today'],
    [at(2026, 10, 20, 9, 0), 'Yesterday'],
    [at(2026, 2, 12, 9, 0), 'Thursday 12 March'],
    [at(2025, 2, 12, 9, 0), 'Wednesday 12 March 2025'],
  ])('between days: %s is %s', (moment, words) => {
    // Versions of the language data disagree about the comma.
    expect(dayLabel(moment, now, EN).replace(',', '')).toBe(words);
  });

  it.each<[Date, string]>([
    [at(2026, 10, 21, 11, 59), '1 minute ago'],
    [at(2026, 10, 21, 9, 0), '3 hours ago'],
    [at(2026, 10, 20, 23, 0), 'yesterday'],
    [at(2026, 10, 11, 9, 0), '10 days ago'],
    [at(2026, 9, 21, 9, 0), '4 weeks ago'],
    [at(2020, 9, 21, 9, 0), '6 years ago'],
  ])('ago: %s is %s', (moment, words) => {
    expect(ago(moment, now, EN)).toBe(words);
  });

  it('speaks other languages', () => {
    expect(dayLabel(at(2026, 10, 20, 9, 0), now, 'de')).toBe('Gestern');
  });
});

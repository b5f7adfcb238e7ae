import { hueOf, initialsOf } from './face';

describe('a face without a picture', () => {
  it.each([
    ['Ann', 2, 'A'],
    ['ann lee', 2, 'AL'],
    ['Wolfgang Amadeus von und zu Hohenstein', 2, 'WH'],
    ['  Ann   Lee ', 2, 'AL'],
    ['Ann Lee', 1, 'A'],
    ['#general', 1, 'G'],
    ['👩‍👩‍👧 family', 1, '👩‍👩‍👧'],
    ['山田 花子', 2, '山花'],
    ['', 2, ''],
  ] as const)('shows of %j (%d) %j', (name, most, initials) => {
    expect(initialsOf(name, most)).toBe(initials);
  });

  it('keeps its colour', () => {
    expect(hueOf('019a-1')).toBe(hueOf('019a-1'));
    expect(new Set(Array.from({ length: 200 }, (_, at) => hueOf(`user-${at}`))).size).toBeGreaterThan(8);
  });
});

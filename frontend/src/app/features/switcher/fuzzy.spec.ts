import { scoreOf } from './fuzzy';

describe('how well a name is meant', () => {
  it.each<[written: string, better: string, worse: string]>([
    ['ge', 'General', 'Regen'],
    ['ta', 'General talk', 'Metal'],
    ['gen', 'Gen', 'General'],
    ['gntk', 'General talk', 'Going on, no more talking here, ok'],
    ['talk gen', 'General talk', 'Gen, and talking'],
    ['crème', 'Creme', 'Ice creme'],
  ])('%s means %s rather than %s', (written, better, worse) => {
    expect(scoreOf(written, better)!).toBeGreaterThan(scoreOf(written, worse) ?? 0);
  });

  it.each([
    ['x', 'General'],
    ['lareneg', 'General'],
    ['gen box', 'General'],
  ])('%s does not mean %s', (written, name) => {
    expect(scoreOf(written, name)).toBeNull();
  });

  it('means everything where nothing is written', () => {
    expect(scoreOf(' ', 'General')).toBe(1);
  });
});

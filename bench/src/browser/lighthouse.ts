import lighthouse from 'lighthouse';

/** Points of a hundred, on the profile of a phone. */
export interface Points {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
}

export async function lighthousePoints(url: string, port: number): Promise<Points> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  const categories = result?.lhr.categories ?? {};
  const of = (name: string): number => Math.round((categories[name]?.score ?? NaN) * 100);
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('best-practices'),
  };
}

import lighthouse from 'lighthouse';
import { median } from '../statistics.js';

/** Its points differ from run to run by what else the machine does; it advises to take the middle of several. */
const RUNS = 3;

/** Points of a hundred, on the profile of a phone. */
export interface Points {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
}

/** The middle of three runs. */
export async function lighthousePoints(url: string, port: number): Promise<Points> {
  const runs: Points[] = [];
  while (runs.length < RUNS) runs.push(await pointsOnce(url, port));
  const middle = (of: keyof Points): number => median(runs.map((points) => points[of]));
  return {
    performance: middle('performance'),
    accessibility: middle('accessibility'),
    bestPractices: middle('bestPractices'),
  };
}

async function pointsOnce(url: string, port: number): Promise<Points> {
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

/** The closing lines of `npm test`: one a suite, then the sum. */

/** @param {{name: string, figures: import('./runners.mjs').Figures, seconds: number, reason?: string}[]} results */
export function summary(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, figures, seconds, reason }) => {
    const skipped = figures.skipped > 0 ? `, ${figures.skipped} skipped` : '';
    const time = `${Math.round(seconds)} s`.padStart(6);
    return `${name.padEnd(width)} ${time}  ${figures.passed} passed, ${figures.failed} failed${skipped}${reason ? `: ${reason}` : ''}`;
  });
  const sum = (key) => results.reduce((total, { figures }) => total + figures[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  const again = results
    .flatMap(({ figures }) => figures.again ?? [])
    .map((file) => `passed only when tried again: ${file}`);
  return [...lines, ...again, '', `${sum('passed')} passed, ${sum('failed')} failed${skipped}`].join('\n');
}

/** A test that is skipped proves nothing: it counts against the whole as a failed one does. */
export function isGreen(results) {
  return results.every(({ figures }) => figures.failed === 0 && figures.skipped === 0 && figures.passed > 0);
}

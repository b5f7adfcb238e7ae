import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { body, goalsTable, reached, type Report } from './markdown.js';

const PARTS = {
  /** All of it, but for the title. */
  report: body,
  /** What is to be reached, and what was. */
  goals: ({ judgements, circumstances: { date } }: Report): string[] => [
    `${date}: ${reached(judgements)}.`,
    '',
    ...goalsTable(judgements),
  ],
};

/**
 * Puts the report into a Markdown file, in place of what stands between `<!-- bench:report -->` and
 * `<!-- /bench:report -->`, or `goals` in place of `report`. The picture is put beside the file, with its name.
 *
 * @throws where the file has neither
 */
export function publish(report: Report, picture: string, file: string): void {
  const name = `${basename(file, extname(file))}.svg`;
  const before = readFileSync(file, 'utf8');
  let after = before;
  for (const [part, write] of Object.entries(PARTS)) {
    const place = new RegExp(`(<!-- bench:${part} -->\\n)[^]*?(<!-- /bench:${part} -->)`);
    if (!place.test(before)) continue;
    const lines = write(report, name);
    after = after.replace(
      place,
      (_, begin: string, end: string) => `${begin}\n${lines.join('\n')}\n\n${end}`,
    );
    if (part === 'report') copyFileSync(picture, join(dirname(file), name));
  }
  if (after === before && !/<!-- bench:(report|goals) -->/.test(before)) {
    throw new Error(`${file} has no <!-- bench:report --> and no <!-- bench:goals -->.`);
  }
  writeFileSync(file, after);
}

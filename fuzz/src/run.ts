import { readArguments, USAGE } from './arguments.js';
import { reportOf } from './report.js';
import { runOnce } from './run-once.js';
import { Server } from './world/server.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The exit code: 0 when nothing was found, 1 when something was, 2 when nothing was sent. */
async function main(args: readonly string[]): Promise<number> {
  let options;
  try {
    options = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
  if (options === null) {
    say(USAGE);
    return 0;
  }
  say(`seed        ${options.seed}: ${options.requests} cases from ${options.from}`);
  const server = await Server.start();
  try {
    const begun = Date.now();
    const result = await runOnce(server, options, say);
    for (const line of reportOf(options, result, (Date.now() - begun) / 1_000)) say(line);
    return result.findings.length === 0 ? 0 : 1;
  } finally {
    await server.close();
  }
}

process.exit(await main(process.argv.slice(2)));

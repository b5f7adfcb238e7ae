import { run, type Owner } from './run.js';

/** Whether that user can read (`-r`), execute or enter (`-x`) this path, all folders above it included. */
export async function reachable(how: '-r' | '-x', path: string, owner: Owner): Promise<boolean> {
  return (await run('test', [how, path], owner)).ok;
}

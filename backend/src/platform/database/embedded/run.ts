import { execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

/** The system user as whom PostgreSQL runs, where that is not the server's own. PostgreSQL refuses to run as root. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const exec = promisify(execFile);

export interface Finished {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end, as the given user. Never throws. */
export async function run(file: string, args: readonly string[], owner?: Owner): Promise<Finished> {
  try {
    // Its own folder may be one that the other user cannot enter.
    const { stdout, stderr } = await exec(file, args, { ...owner, cwd: tmpdir(), env: environment() });
    return { ok: true, output: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    return { ok: false, output: stdout + stderr || message };
  }
}

/** Runs a program that leaves a server behind, which would keep pipes open for ever: its output is not read. */
export function launch(file: string, args: readonly string[], owner?: Owner): Promise<boolean> {
  const child = spawn(file, args, { ...owner, cwd: tmpdir(), env: environment(), stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Without the PG… variables of whoever starts us, and with messages in the language that we look for. */
function environment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- no setting of ours: what any program is started with
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C' };
}

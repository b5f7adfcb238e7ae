/**
 * Runs a program that says nothing of interest, and shows that it is at work: seconds on a terminal, a line now
 * and then elsewhere. What the program said is kept, and shown only where it fails.
 */
import { spawn } from 'node:child_process';
import { OTHER_OWNER, SetupError } from './workspace.mjs';

const QUIET_LINE_SECONDS = 15;

/** A short step says nothing at all: its line appears after this time. */
const SHOWN_AFTER_MS = 1_000;

/**
 * @param {string} what what is going on, as a sentence without its full stop: "Installing packages"
 * @param {{command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, remedy: string}} program
 */
export async function showing(what, { command, args, cwd, env, remedy }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const line = display(what, seconds);

  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let interrupted = false;
  const stop = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));

  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new SetupError(`${what} failed: ${error.message}. ${remedy}`)));
    child.once('close', resolve);
  }).finally(() => {
    line.stop();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  });

  if (interrupted) throw new SetupError(`${what} was interrupted.`);
  if (code !== 0) {
    const output = Buffer.concat(said).toString();
    process.stderr.write(`\n${tail(output)}\n\n`);
    throw new SetupError(`${what} failed, as said above. ${isForbidden(output) ? OTHER_OWNER : remedy}`);
  }
  line.done();
}

function display(what, seconds) {
  const terminal = process.stdout.isTTY;
  let shown = false;
  const show = () => {
    if (terminal) process.stdout.write(`\r${what} … ${seconds()} s`);
    else process.stdout.write(shown ? `  … ${seconds()} s\n` : `${what} …\n`);
    shown = true;
  };
  const first = setTimeout(show, SHOWN_AFTER_MS);
  const timer = setInterval(show, terminal ? 1_000 : QUIET_LINE_SECONDS * 1_000);
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
      if (shown && terminal) process.stdout.write('\r\u001b[K');
    },
    done: () => {
      if (shown) process.stdout.write(`${what}: done in ${seconds()} s\n`);
    },
  };
}

function isForbidden(output) {
  return /EACCES|EPERM|permission denied/i.test(output);
}

function tail(text) {
  return text.trimEnd().split('\n').slice(-60).join('\n');
}

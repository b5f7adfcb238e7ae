/**
 * One at a time: two instances may be started from the same folder at once, and neither may find its packages or its
 * build half replaced by the other.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OTHER_OWNER, SetupError, root } from './workspace.mjs';

const FILE = path.join(root, '.nx', 'setup.lock');
const RETRY_MS = 250;

/** Does the work while no other process does its own. The lock of a process that died is nobody's. */
export async function alone(work, file = FILE) {
  let told = false;
  while (!take(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else if (!told) console.log('Waiting for another start in this folder to finish its build …');
    told = true;
    await setTimeout(RETRY_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (['EACCES', 'EPERM'].includes(error.code)) throw new SetupError(OTHER_OWNER);
    throw error;
  }
}

function isAbandoned(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    // Taken this moment, and not signed yet.
    if (owner === 0) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

import { alone } from './lock.mjs';
import { SetupError } from './workspace.mjs';

/**
 * Does what has to be done before a program can run: installing, building. While another process does the same here it
 * waits. Ends this process with what is wrong and what to do where it cannot be done.
 */
export async function prepare(work) {
  try {
    return await alone(work);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

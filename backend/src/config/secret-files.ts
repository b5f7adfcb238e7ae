import { readFileSync } from 'node:fs';

type Environment = Record<string, string | undefined>;

/** The variable that names a file with the value of a secret one: `JWT_SECRET` may stand in `JWT_SECRET_FILE`. */
export function fileVariableOf(name: string): string {
  return `${name}_FILE`;
}

/**
 * What was given for a secret variable: by itself, or in a file, as container platforms hand secrets out. White space
 * around it, such as the last line's end, does not count. A problem is a sentence.
 */
export function readSecret(env: Environment, name: string): { value: string | undefined; problem?: string } {
  const value = env[name]?.trim() || undefined;
  const fileVariable = fileVariableOf(name);
  const file = env[fileVariable]?.trim() || undefined;
  if (file === undefined) return { value };
  if (value !== undefined) {
    return { value, problem: `${fileVariable} must not be set beside ${name}: leave one of the two unset.` };
  }
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (content !== '') return { value: content };
    return {
      value: undefined,
      problem: `${fileVariable} must name a file with the secret in it, and ${file} is empty: write it.`,
    };
  } catch (error) {
    return {
      value: undefined,
      problem:
        `${fileVariable} must name a file that the server can read, and ${file} is none (${reasonOf(error)}): ` +
        'correct the path, or give the file to the user that the server runs as.',
    };
  }
}

/** The address with this password in it, in place of any other. */
export function withPassword(url: string | null, password: string | null): string | null {
  if (url === null || password === null) return url;
  const complete = new URL(url);
  complete.password = encodeURIComponent(password);
  return complete.href;
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

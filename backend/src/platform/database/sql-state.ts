import { ChatError, errorCode } from '../errors/index.js';

/** PostgreSQL's five-character code, or Node's of a failed connection. */
export const sqlStateOf = errorCode;

/** The name of the constraint or unique index that a statement hit (`23505`, `23503`, `23514`). */
export function violatedConstraint(error: unknown): string | undefined {
  if (!sqlStateOf(error)?.startsWith('23')) return undefined;
  return typeof error === 'object' && error !== null && 'constraint' in error
    ? String(error.constraint)
    : undefined;
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // its Unix socket is not there
  '53300', // too many connections
  '57P01', // shutting down by an administrator
  '57P02', // crashed
  '57P03', // starting up
]);

/** `pg` has no codes for these. The last is TypeORM's, of a transaction whose connection was lost in between. */
const CONNECTION_MESSAGES =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|query read timeout|connection ended|query runner (?:was )?already released/i;

/** The database was not there, or went away meanwhile. What a statement did that was under way is not known. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof ChatError || typeof error !== 'object' || error === null) return false;
  const code = errorCode(error);
  if (code !== undefined && (CONNECTION_CODES.has(code) || code.startsWith('08'))) return true;
  // Node tried several addresses of a host.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  return 'message' in error && CONNECTION_MESSAGES.test(String(error.message));
}

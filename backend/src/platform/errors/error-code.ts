/** The `code` that Node, PostgreSQL and Redis put on their errors: `ENOENT`, `23505`, … */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

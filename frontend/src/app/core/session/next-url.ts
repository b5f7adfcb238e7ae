/** Where to go after signing in. Only places inside the page count: the address may have been written by anybody. */
export function nextUrl(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/rooms';
}

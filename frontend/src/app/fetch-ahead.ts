import { SIGNED_IN_COOKIE } from '@parley/contracts';

/** Paths of those who are not signed in, and of nobody else. */
const ENTRANCE = /^\/(?:login|register|forgot-password)?$/;

/**
 * Has the code of the first screen fetched while the page still finds out who is signed in: one after the other, each
 * part would be asked for when the last one is there. A guess, which costs nothing but a download where it is wrong; who
 * may see what is decided by the guards of the routes.
 */
export function fetchAhead(path: string, cookies: string): void {
  const isSignedIn = cookies.split('; ').some((pair) => pair.startsWith(`${SIGNED_IN_COOKIE}=`));
  if (isSignedIn && (path === '/' || path.startsWith('/rooms'))) {
    ahead(import('./shell/shell.routes'));
    ahead(import('./features/conversation/conversation.page'));
  } else if (!isSignedIn && (ENTRANCE.test(path) || path.startsWith('/rooms'))) {
    ahead(import('./features/sign-in/sign-in.routes'));
  }
}

/** What can't be fetched now is asked for again where it is needed, which then says so. */
function ahead(part: Promise<unknown>): void {
  part.catch(() => undefined);
}

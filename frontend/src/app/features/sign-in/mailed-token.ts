import { Location } from '@angular/common';
import { DOCUMENT, inject } from '@angular/core';

/**
 * The token of a link in a mail, from behind the `#` of the address, where no server and no log sees it. It is taken out
 * of the address at once, so that it stays in no history. `null` where there is none.
 */
export function takeMailedToken(): string | null {
  const { hash, pathname } = inject(DOCUMENT).location;
  const token = new URLSearchParams(hash.slice(1)).get('token');
  if (token !== null) inject(Location).replaceState(pathname);
  return token;
}

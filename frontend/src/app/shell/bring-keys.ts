import type { Injector } from '@angular/core';

/** Has the keys of every screen fetched, beside the screen: it does not wait for them, and goes without a connection. */
export function bringKeys(injector: Injector): void {
  import('./page-keys').then(
    ({ PageKeys }) => injector.get(PageKeys),
    () => undefined,
  );
}

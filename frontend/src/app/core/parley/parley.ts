import {
  DestroyRef,
  type EnvironmentProviders,
  inject,
  InjectionToken,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { createParleyClient, type ParleyClient } from '@parley/client';
import { actionFor } from './mirror';

/**
 * The page's one client. The rule of the page: whatever asks something of the server asks it here and gets a promise;
 * what is true is read from the store, which mirrors the client. Nothing writes what the client said anywhere else.
 */
export const PARLEY = new InjectionToken<ParleyClient>('the Parley client', {
  providedIn: 'root',
  factory: () => createParleyClient(),
});

/** Joins the client to the store, and starts it. Nothing waits for it: the page shows itself while the session is found. */
export function provideParley(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideEnvironmentInitializer(() => {
      const client = inject(PARLEY);
      const store = inject(Store);
      const stopListening = client.changes.subscribe((change) => store.dispatch(actionFor(change)));
      inject(DestroyRef).onDestroy(() => {
        stopListening();
        void client.stop();
      });
      void client.start();
    }),
  ]);
}

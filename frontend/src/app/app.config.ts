import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideZonelessChangeDetection,
  ɵSHARED_STYLES_HOST as SHARED_STYLES_HOST,
} from '@angular/core';
import {
  type NavigationError,
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withNavigationErrorHandler,
} from '@angular/router';
import { REMOVE_STYLES_ON_COMPONENT_DESTROY } from '@angular/platform-browser';
import { provideServiceWorker } from '@angular/service-worker';
import { delay, from } from 'rxjs';
import { routes } from './app.routes';
import { provideCore } from './core/core.providers';
import { FirstContent } from './core/first-content/first-content';
import { AdoptedStyles } from './core/security/adopted-styles';
import { WORKER } from './core/security/trusted-worker';
import { RouteTitle } from './core/title/route-title';
import { Toasts } from './ui/toast/toasts';

/** Milliseconds from the first content on. */
const WORKER_AFTER_MS = 2_000;

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(offerReload)),
    { provide: TitleStrategy, useClass: RouteTitle },
    provideCore(),
    { provide: SHARED_STYLES_HOST, useClass: AdoptedStyles },
    // The next room needs them again: taking them off and on has the whole page's styles worked out anew.
    { provide: REMOVE_STYLES_ON_COMPONENT_DESTROY, useValue: false },
    // Keeps the page itself on the device, so that it starts without a network; what people wrote is kept by the client.
    provideServiceWorker(WORKER, {
      enabled: !isDevMode(),
      // It fetches every part of the page: not while somebody still waits for the first one.
      registrationStrategy: () => from(inject(FirstContent).there).pipe(delay(WORKER_AFTER_MS)),
    }),
  ],
};

/** A part of the page that can't be fetched: the connection is gone, or a newer version took its place. */
function offerReload(error: NavigationError): void {
  console.error(error.error);
  inject(Toasts).show({
    kind: 'danger',
    text: 'This part of the page could not be loaded.',
    action: { label: 'Reload', run: () => location.assign(error.url) },
  });
}

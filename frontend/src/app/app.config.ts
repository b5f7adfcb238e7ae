import { type ApplicationConfig, inject, isDevMode, provideZonelessChangeDetection } from '@angular/core';
import {
  type NavigationError,
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { routes } from './app.routes';
import { provideCore } from './core/core.providers';
import { RouteTitle } from './core/title/route-title';
import { Toasts } from './ui/toast/toasts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(offerReload)),
    { provide: TitleStrategy, useClass: RouteTitle },
    provideCore(),
    // Keeps the page itself on the device, so that it starts without a network; what people wrote is kept by the client.
    provideServiceWorker('ngsw-worker.js', {
      enabled: !isDevMode(),
      registrationStrategy: 'registerWhenStable:10000',
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

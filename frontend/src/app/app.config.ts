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
import { provideServiceWorker } from '@angular/service-worker';
import { routes } from './app.routes';
import { provideCore } from './core/core.providers';
import { AdoptedStyles } from './core/security/adopted-styles';
import { WORKER } from './core/security/trusted-worker';
import { RouteTitle } from './core/title/route-title';
import { Toasts } from './ui/toast/toasts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(offerReload)),
    { provide: TitleStrategy, useClass: RouteTitle },
    provideCore(),
    { provide: SHARED_STYLES_HOST, useClass: AdoptedStyles },
    // Keeps the page itself on the device, so that it starts without a network; what people wrote is kept by the client.
    provideServiceWorker(WORKER, {
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

import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { fetchAhead } from './app/fetch-ahead';
import { trustOwnWorker } from './app/core/security/trusted-worker';

trustOwnWorker();
fetchAhead(location.pathname, document.cookie);
bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));

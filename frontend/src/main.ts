import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { trustOwnWorker } from './app/core/security/trusted-worker';

const LONGEST_FRAME_MS = 50;

trustOwnWorker();
begin().catch((error: unknown) => console.error(error));

async function begin(): Promise<void> {
  await firstFrame();
  await bootstrapApplication(App, appConfig);
}

/** Until what `index.html` shows while the page loads is on the screen. A tab in the background has no frames. */
function firstFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_FRAME_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

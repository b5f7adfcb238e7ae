import { DOCUMENT, inject } from '@angular/core';
import { deviceMemory } from '../device/device-memory';
import { FirstContent } from './first-content';

const SHEET = 'fonts.css';

/**
 * Has the text font fetched when there is something to read. Until then, and on a device's first visit only, a font of
 * the device stands in whose letters take the same room (`styles/stand-in.css`). Made in an injection context.
 */
export function fetchTextFont(): void {
  const document = inject(DOCUMENT);
  void inject(FirstContent).there.then(() => {
    if (document.querySelector(`link[href="${SHEET}"]`)) return;
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = SHEET;
    // `public/start.js` reads this before the next visit's first paint.
    sheet.onload = () => deviceMemory.write('font', 'kept');
    document.head.append(sheet);
  });
}

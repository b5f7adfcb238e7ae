import type { Locator } from 'playwright-core';

/** Whether all of it is on the screen, and not only drawn somewhere above or below. */
export function isInView(locator: Locator): Promise<boolean> {
  return locator.first().evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
  });
}

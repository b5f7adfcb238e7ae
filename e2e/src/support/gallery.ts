import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const FOLDER = new URL('../../screenshots/', import.meta.url).pathname;

/** Phone, tablet and desk, each in both themes. */
export const FRAMES = [
  { name: '390', viewport: { width: 390, height: 844 } },
  { name: '834', viewport: { width: 834, height: 1112 } },
  { name: '1440', viewport: { width: 1440, height: 900 } },
].flatMap(({ name, viewport }) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ name, viewport, colorScheme })),
);

export type Frame = (typeof FRAMES)[number];

/** Keeps what a page shows, once its fonts are there and nothing moves any more. */
export async function takePicture(page: Page, screen: string, { name, colorScheme }: Frame): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await settle(page);
  await page.screenshot({ path: `${FOLDER}${screen}-${name}-${colorScheme}.png` });
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document
        .getAnimations()
        .filter((a) => a.effect?.getTiming().iterations !== Infinity)
        .map((a) => a.finished.catch(() => undefined)),
    );
  });
}

import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';

/** Repeats an assertion until it holds, for what has no element to wait for. Fails with its last error. */
export async function eventually(assertion: () => void | Promise<void>, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The keyboard is there, or is led there in a moment. */
export function expectFocus(element: Locator): Promise<void> {
  return eventually(async () => {
    const { isHere, focused } = await element.evaluate((it) => ({
      isHere: it === document.activeElement,
      focused: (document.activeElement?.cloneNode(false) as Element | undefined)?.outerHTML,
    }));
    expect({ isHere, focused }).toEqual({ isHere: true, focused: expect.anything() });
  });
}

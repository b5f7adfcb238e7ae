import { pause } from '@parley/chaos';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Account } from '../world/accounts.js';

/** A phone of some years ago on a slow mobile line, as Lighthouse takes it. */
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const PATIENCE_MS = 120_000;
const SETTLED_AFTER_MS = 1_000;
/** A switch that takes longer is not slow: what is waited for does not come. */
const SWITCHES_WITHIN_MS = 30_000;

/** Somebody who is signed in, in a browser that has never seen the page. */
export class Visitor {
  /** What has come over the line: when, in milliseconds since 1970, and how much of it. */
  private readonly received: { readonly at: number; readonly bytes: number }[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly devtools: CDPSession,
    private readonly url: string,
  ) {}

  static async arrive(
    browser: Browser,
    url: string,
    { login, password }: Account,
    device: 'phone' | 'desktop',
  ): Promise<Visitor> {
    const context = await browser.newContext(device === 'phone' ? PHONE : DESKTOP);
    context.setDefaultTimeout(PATIENCE_MS);
    const answer = await context.request.post(`${url}/api/v1/auth/login`, { data: { login, password } });
    if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Performance.enable');
    if (device === 'phone') {
      await devtools.send('Network.emulateNetworkConditions', LINE);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    }
    const visitor = new Visitor(context, page, devtools, url);
    let startOfClock = 0;
    devtools.on(
      'Network.requestWillBeSent',
      ({ wallTime, timestamp }) => (startOfClock = wallTime - timestamp),
    );
    devtools.on('Network.loadingFinished', ({ timestamp, encodedDataLength: bytes }) => {
      visitor.received.push({ at: (startOfClock + timestamp) * 1_000, bytes });
    });
    await page.addInitScript(() => {
      const look = (): void => {
        const isThere = document.querySelector('[role=log] [role=article]') !== null;
        if (isThere) Object.assign(globalThis, { firstMessageAt: Date.now() });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return visitor;
  }

  /** Bytes on the wire, headers included, and milliseconds until the first message could be read. */
  async open(roomId: string): Promise<{ bytes: number; ms: number }> {
    const began = Date.now();
    await this.page.goto(`${this.url}/rooms/${roomId}`, { waitUntil: 'commit' });
    await this.page.locator('[role=log] [role=article]').first().waitFor();
    // By the page's own word: what comes after the first message comes within the time that asking takes.
    const shown = await this.page.evaluate(() => (globalThis as { firstMessageAt?: number }).firstMessageAt);
    if (shown === undefined) throw new Error('the page does not say when the first message was there');
    const bytes = this.received.reduce(
      (sum, { at, bytes }) => (at > began && at <= shown ? sum + bytes : sum),
      0,
    );
    return { bytes, ms: shown - began };
  }

  /** Milliseconds from the click on a room to the frame in which its messages are shown. */
  switchTo(roomId: string, text: string): Promise<number> {
    return this.page.evaluate(
      ([path, wanted, withinMs]) =>
        new Promise<number>((resolve, reject) => {
          const link = document.querySelector<HTMLElement>(`a[href$="${path}"]`);
          if (!link) {
            reject(new Error(`there is no way to ${path}`));
            return;
          }
          const began = performance.now();
          const look = (): void => {
            const log = document.querySelector('[role=log]');
            const took = performance.now() - began;
            if (log?.textContent?.includes(wanted)) resolve(took);
            else if (took > withinMs) reject(new Error(`"${wanted}" does not come up in ${path}`));
            else requestAnimationFrame(look);
          };
          link.click();
          requestAnimationFrame(look);
        }),
      [`/rooms/${roomId}`, text, SWITCHES_WITHIN_MS] as const,
    );
  }

  /** Over the timeline, up, as fast as a hand can, for so long. */
  async scrollUp(ms: number): Promise<void> {
    const box = await this.page.locator('[role=log]').boundingBox();
    if (!box) throw new Error('the timeline is not on the screen');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (const until = Date.now() + ms; Date.now() < until;) {
      await this.page.mouse.wheel(0, -2_500);
      await this.page.waitForTimeout(50);
    }
  }

  async watchTasks(): Promise<void> {
    await this.page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
  }

  /** Milliseconds of each task above 50 that there was since `watchTasks`. */
  longTasks(): Promise<number[]> {
    return this.page.evaluate(() => (globalThis as { longTasks?: number[] }).longTasks?.slice() ?? []);
  }

  /** How many there are once no more come: a room is drawn with what fills the screen first, and the rest after that. */
  async elements(): Promise<number> {
    let [before, count] = [-1, await this.countElements()];
    while (count !== before) {
      await pause(SETTLED_AFTER_MS);
      [before, count] = [count, await this.countElements()];
    }
    return count;
  }

  private countElements(): Promise<number> {
    return this.page.evaluate(() => document.querySelectorAll('*').length);
  }

  /** What is still referred to. */
  async heapMegabytes(): Promise<number> {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6;
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { gone, kill } from '@parley/chaos';
import type { World } from '../world/world.js';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const SWITCHES = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface RunningBrowser {
  readonly browser: Browser;
  /** Of its debugging protocol. */
  readonly port: number;
  close(): Promise<void>;
}

/** The Chromium that `TEST_CHROMIUM` names, or the first one found; `null` where there is none. */
export function findChromium(): string | null {
  const given = process.env['TEST_CHROMIUM'] ?? KNOWN.find((path) => existsSync(path));
  if (given !== undefined) return given;
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** On every core: a browser draws with several processes, and the server does next to nothing meanwhile. */
export async function startBrowser(world: World, program: string): Promise<RunningBrowser> {
  const profile = await mkdtemp(join(world.folder, 'browser-'));
  const args = [...SWITCHES, `--user-data-dir=${profile}`];
  const process = world.children.spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    process.once('exit', () => reject(new Error(`the browser ended: ${said.slice(-2_000)}`)));
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  return {
    browser,
    port: Number(new URL(address).port),
    close: async () => {
      await browser.close();
      kill(process, 'SIGTERM');
      await gone(process);
    },
  };
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chromium that `TEST_CHROMIUM` names, or the first one found on this machine. */
export function launchBrowser(): Promise<Browser> {
  const path = process.env['TEST_CHROMIUM'] ?? KNOWN.find((candidate) => existsSync(candidate)) ?? onPath();
  if (!path) {
    throw new Error(
      'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set TEST_CHROMIUM.',
    );
  }
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function onPath(): string | undefined {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

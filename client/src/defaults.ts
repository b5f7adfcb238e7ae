import { SIGNED_IN_COOKIE } from '@parley/contracts';
import type { ClientOptions } from './client-options.js';
import { openSocket } from './connection/socket-opener.js';
import { systemClock, type Clock } from './ports/clock.js';
import { leaseLocks } from './ports/lease-locks.js';
import type { Locks } from './ports/locks.js';
import { fetchForm, xhrForm } from './ports/post-form.js';
import { processLocks } from './ports/process-locks.js';
import { browserSignals, noSignals, type Signals } from './ports/signals.js';
import { broadcastTabs, noTabs, type TabChannel } from './ports/tab-channel.js';
import { webLocks } from './ports/web-locks.js';
import { v7 as newId } from 'uuid';
import type { ClientStorage } from './storage/client-storage.js';
import { browserStorage } from './storage/lazy-storage.js';
import { memoryStorage } from './storage/memory-storage.js';

const CHANNEL = 'parley';

/** The options with what fits the surroundings in the place of everything that was not said. */
export function withDefaults(options: ClientOptions): Required<ClientOptions> {
  const page = typeof window === 'undefined' ? null : window;
  const clock = options.clock ?? systemClock;
  // Called as a function of nobody: a browser refuses it otherwise.
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const storage = options.storage ?? (page && 'indexedDB' in page ? browserStorage() : memoryStorage());
  return {
    url: (options.url ?? page?.location.origin ?? missingUrl()).replace(/\/+$/, ''),
    tokens: options.tokens ?? (page ? 'cookie' : 'body'),
    mayBeSignedIn:
      options.mayBeSignedIn ?? (() => page !== null && hasCookie(page.document, SIGNED_IN_COOKIE)),
    storage,
    clock,
    random: options.random ?? Math.random,
    fetch,
    postForm: options.postForm ?? (page && !options.fetch ? xhrForm : fetchForm(fetch)),
    openSocket: options.openSocket ?? openSocket,
    locks: options.locks ?? (page ? pageLocks(storage, clock) : processLocks()),
    tabs: options.tabs ?? pageTabs(page),
    signals: options.signals ?? pageSignals(page),
  };
}

function missingUrl(): never {
  throw new Error('Outside a browser a client needs the option `url`, such as http://localhost:3000.');
}

function hasCookie({ cookie }: Document, name: string): boolean {
  return cookie.split('; ').some((pair) => pair.startsWith(`${name}=`));
}

/** Browsers give Web Locks to pages that came over TLS or from this machine; to others leases have to do. */
function pageLocks(storage: ClientStorage, clock: Clock): Locks {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? webLocks(locks) : leaseLocks(storage.leases, clock, newId());
}

function pageTabs(page: Window | null): TabChannel {
  return page && 'BroadcastChannel' in page ? broadcastTabs(new BroadcastChannel(CHANNEL)) : noTabs;
}

function pageSignals(page: Window | null): Signals {
  return page ? browserSignals(page) : noSignals;
}

import type { ClientStorage } from './storage/client-storage.js';
import type { SocketOpener } from './connection/socket-opener.js';
import type { Clock, Random } from './ports/clock.js';
import type { Locks } from './ports/locks.js';
import type { PostForm } from './ports/post-form.js';
import type { Signals } from './ports/signals.js';
import type { TabChannel } from './ports/tab-channel.js';

/**
 * Everything has a default that fits where the client runs. A page gives nothing at all; a bot gives `url`; the rest are
 * ports for tests and for programs that want to break things on purpose.
 */
export interface ClientOptions {
  /** Origin of the server: `https://chat.example.org`. In a browser, the page's own. */
  url?: string;
  /** Where the refresh token travels. `cookie` in a browser, `body` elsewhere. */
  tokens?: 'cookie' | 'body';
  /**
   * Whether the browser may have a cookie by which somebody is signed in; asked only where nothing on the device says
   * who it is. `SIGNED_IN_COOKIE` in a browser.
   */
  mayBeSignedIn?: () => boolean;
  /** What is kept on the device. IndexedDB in a browser, memory elsewhere. */
  storage?: ClientStorage;
  fetch?: typeof globalThis.fetch;
  /** Sends files and tells how far it is: XMLHttpRequest in a browser, elsewhere by `fetch`, which tells nothing. */
  postForm?: PostForm;
  /** Opens the socket; Socket.IO's. */
  openSocket?: SocketOpener;
  clock?: Clock;
  random?: Random;
  /** Mutual exclusion over everything that shares the session: the tabs of a browser. */
  locks?: Locks;
  /** Talk between the tabs of a browser. */
  tabs?: TabChannel;
  /** What the surroundings tell of network and visibility. */
  signals?: Signals;
}

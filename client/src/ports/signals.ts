/** What the surroundings know before the socket does. */
export interface Signals {
  /**
   * The network came back, or the page came to the foreground: the socket may be dead without knowing it, and waiting
   * for the next attempt is no longer right. Gives back how to stop.
   */
  onWake(listener: () => void): () => void;
  /**
   * The page is out of sight, and may be gone in a moment: closed, reloaded, or put aside by a telephone. What has to be
   * said is said now. Heard more than once for one going. Gives back how to stop.
   */
  onHide(listener: () => void): () => void;
}

/** Where nothing is known, as in Node. */
export const noSignals: Signals = { onWake: () => () => undefined, onHide: () => () => undefined };

export function browserSignals(page: Window): Signals {
  return {
    onWake(listener) {
      const visible = (): void => {
        if (page.document.visibilityState === 'visible') listener();
      };
      page.addEventListener('online', listener);
      page.addEventListener('pageshow', listener);
      page.document.addEventListener('visibilitychange', visible);
      return () => {
        page.removeEventListener('online', listener);
        page.removeEventListener('pageshow', listener);
        page.document.removeEventListener('visibilitychange', visible);
      };
    },
    onHide(listener) {
      const hidden = (): void => {
        if (page.document.visibilityState === 'hidden') listener();
      };
      page.addEventListener('pagehide', listener);
      page.document.addEventListener('visibilitychange', hidden);
      return () => {
        page.removeEventListener('pagehide', listener);
        page.document.removeEventListener('visibilitychange', hidden);
      };
    },
  };
}

/** What the surroundings know before the socket does. */
export interface Signals {
  /**
   * The network came back, or the page came to the foreground: the socket may be dead without knowing it, and waiting
   * for the next attempt is no longer right. Gives back how to stop.
   */
  onWake(listener: () => void): () => void;
}

/** Where nothing is known, as in Node. */
export const noSignals: Signals = { onWake: () => () => undefined };

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
  };
}

/** Talk between the tabs of one browser. A tab does not hear itself. */
export interface TabChannel {
  post(message: unknown): void;
  /** Gives back how to stop. */
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
}

/** Where there are no other tabs. */
export const noTabs: TabChannel = {
  post: () => undefined,
  listen: () => () => undefined,
  close: () => undefined,
};

export function broadcastTabs(channel: BroadcastChannel): TabChannel {
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = (event: MessageEvent<unknown>): void => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

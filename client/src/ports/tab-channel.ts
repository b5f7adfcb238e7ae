/** Talk between the tabs of one browser. A tab does not hear itself. */
export interface TabChannel {
  post(message: unknown): void;
  /** Gives back how to stop. */
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
}

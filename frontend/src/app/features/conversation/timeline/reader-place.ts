/** Where somebody is who reads a timeline, for what is drawn inside it. */
export abstract class ReaderPlace {
  /**
   * They are at the end and go with it: what grows there moves nothing that they read. It holds from one change to the
   * next, too, while what has just grown is not scrolled to yet.
   */
  abstract followsEnd(): boolean;
}

import { Injectable } from '@angular/core';
import type { Id } from '@parley/contracts';

/** Pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A reader has long forgotten the one before. */
const MOST = 200;

/** How large pictures on this device are, as far as one was shown: shown again, it takes its place from the start. */
@Injectable({ providedIn: 'root' })
export class LocalSizes {
  private readonly sizes = new Map<Id, PictureSize>();

  of(id: Id): PictureSize | null {
    return this.sizes.get(id) ?? null;
  }

  /** Of a picture that has come. */
  measure(id: Id, { naturalWidth: width, naturalHeight: height }: HTMLImageElement): PictureSize {
    const size = { width, height };
    this.sizes.set(id, size);
    const [oldest] = this.sizes.keys();
    if (this.sizes.size > MOST && oldest !== undefined) this.sizes.delete(oldest);
    return size;
  }
}

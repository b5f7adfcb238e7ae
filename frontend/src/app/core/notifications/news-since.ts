import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { SessionState } from '@parley/client';

/**
 * From when on messages are new to whoever is signed in here: the page was opened, or they came in later. What listens
 * for them may come long after that, on a slow device and a slow line.
 */
@Injectable({ providedIn: 'root' })
export class NewsSince {
  private readonly clock = inject(DOCUMENT).defaultView?.performance ?? performance;
  private nobodyWasHere = false;
  private from = this.clock.timeOrigin;

  /** Milliseconds since 1970, by this device's clock. */
  get at(): number {
    return this.from;
  }

  note({ status }: SessionState): void {
    if (status === 'signed-in' && this.nobodyWasHere) this.from = this.clock.timeOrigin + this.clock.now();
    if (status !== 'starting') this.nobodyWasHere = status === 'signed-out';
  }
}

import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

const TICK_MS = 30_000;

/** The present, as a signal that moves often enough for words like "5 minutes ago", and not while nobody looks. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly document = inject(DOCUMENT);
  private readonly at = signal(new Date());

  readonly date = this.at.asReadonly();

  constructor() {
    const move = (): void => {
      if (this.document.visibilityState !== 'hidden') this.at.set(new Date());
    };
    const timer = setInterval(move, TICK_MS);
    this.document.addEventListener('visibilitychange', move);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.document.removeEventListener('visibilitychange', move);
    });
  }
}

import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** Milliseconds after which nothing waits any longer for something to read, whatever became of it. */
const LONGEST_WAIT = 10_000;
/** Milliseconds after the paint, for what belongs to the first content and comes a moment later. */
const BREATH = 250;

/**
 * Whether the page shows something to read. All that nobody needs for that waits for it, so that it takes nothing from
 * a slow line before: the column of people, menus, the text font, the service worker.
 */
@Injectable({ providedIn: 'root' })
export class FirstContent {
  private readonly shown = signal(false);
  private resolve: () => void = () => undefined;
  private told = false;

  readonly isThere = this.shown.asReadonly();
  readonly there = new Promise<void>((resolve) => (this.resolve = resolve));

  constructor() {
    const timer = setTimeout(() => this.settle(), LONGEST_WAIT);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** It is in the page, and about to be painted. */
  tell(): void {
    if (this.told) return;
    this.told = true;
    requestAnimationFrame(() => setTimeout(() => this.settle(), BREATH));
  }

  private settle(): void {
    this.shown.set(true);
    this.resolve();
  }
}

import { Injectable, signal } from '@angular/core';

/** Pictures of people that could not be loaded, as without a connection or a good token, get another chance. */
@Injectable({ providedIn: 'root' })
export class Pictures {
  private readonly tried = signal(0);
  /** Another number for each chance. */
  readonly chance = this.tried.asReadonly();

  tryAgain(): void {
    this.tried.update((count) => count + 1);
  }
}

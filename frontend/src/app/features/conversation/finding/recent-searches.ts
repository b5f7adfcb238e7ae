import { inject, Injectable, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { deviceMemory } from '../../../core/device/device-memory';
import { selectMyId } from '../../../core/session/session.feature';

const MOST = 8;

/** What somebody looked for last, kept on this device for each account. */
@Injectable({ providedIn: 'root' })
export class RecentSearches {
  private readonly myId = inject(Store).selectSignal(selectMyId);
  private readonly kept = signal<readonly string[]>([]);

  readonly all = this.kept.asReadonly();

  /** Whoever is signed in now. */
  look(): void {
    this.kept.set(this.read());
  }

  add(query: string): void {
    const words = query.trim();
    if (words !== '') this.write([words, ...this.without(words)].slice(0, MOST));
  }

  remove(query: string): void {
    this.write(this.without(query));
  }

  clear(): void {
    this.write([]);
  }

  private without(query: string): string[] {
    return this.read().filter((one) => one !== query);
  }

  private read(): string[] {
    try {
      const known: unknown = JSON.parse(deviceMemory.read(this.key) ?? '[]');
      return Array.isArray(known) ? known.filter((one) => typeof one === 'string').slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  private write(queries: readonly string[]): void {
    if (queries.length === 0) deviceMemory.forget(this.key);
    else deviceMemory.write(this.key, JSON.stringify(queries));
    this.kept.set(queries);
  }

  private get key(): string {
    return `searches.${this.myId()}`;
  }
}

import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Room } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';

const PAUSE_MS = 180;
const PAGE = 30;

/**
 * Public rooms by name, page by page. A new question outdates the answers to older ones, whichever comes first.
 */
@Injectable()
export class DiscoveredRooms {
  private readonly client = inject(PARLEY);
  private asked = 0;
  private cursor: string | null = null;

  readonly query = signal('');
  readonly rooms = signal<readonly Room[]>([]);
  readonly status = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly hasMore = signal(false);
  readonly failure = signal<string | null>(null);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const text = this.query();
      clearTimeout(timer);
      timer = setTimeout(() => untracked(() => this.search()), text ? PAUSE_MS : 0);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      this.asked++;
    });
  }

  search(): void {
    this.cursor = null;
    void this.load();
  }

  more(): void {
    if (this.hasMore() && this.status() !== 'loading') void this.load();
  }

  private async load(): Promise<void> {
    const mine = ++this.asked;
    const cursor = this.cursor ?? undefined;
    this.status.set('loading');
    try {
      const page = await this.client.api.rooms.discover(this.query().trim() || undefined, {
        limit: PAGE,
        cursor,
      });
      if (mine !== this.asked) return;
      this.rooms.update((rooms) => (cursor ? [...rooms, ...page.items] : page.items));
      this.cursor = page.nextCursor;
      this.hasMore.set(page.nextCursor !== null);
      this.status.set('ready');
    } catch (error) {
      if (mine !== this.asked) return;
      this.failure.set(failureWords(error));
      this.status.set('failed');
    }
  }
}

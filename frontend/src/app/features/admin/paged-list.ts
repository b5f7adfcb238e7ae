import { computed, inject, linkedSignal, resource, signal, type Signal } from '@angular/core';
import type { Id, Page } from '@parley/contracts';
import { failureWords } from '../../core/parley/failures';
import { Toasts } from '../../ui/toast/toasts';

/**
 * A list as far as it was read, for one filter. What was read stays in sight until the answer to another filter is
 * there. Made in an injection context.
 */
export class PagedList<Filter, Item extends { id: Id }> {
  private readonly toasts = inject(Toasts);

  readonly loadingMore = signal(false);
  readonly first = resource({
    params: () => this.filter(),
    loader: ({ params }) => this.ask(params),
  });
  private readonly read = linkedSignal<Page<Item> | undefined, Page<Item> | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });

  /** `undefined` until the first answer. */
  readonly items = computed(() => this.read()?.items);
  readonly hasMore = computed(() => (this.read()?.nextCursor ?? null) !== null);
  readonly failed = computed(() => this.first.error() !== undefined);
  readonly failure = computed(() => failureWords(this.first.error()));

  constructor(
    private readonly filter: Signal<Filter>,
    private readonly ask: (filter: Filter, cursor?: string) => Promise<Page<Item>>,
  ) {}

  async more(): Promise<void> {
    const [cursor, filter] = [this.read()?.nextCursor, this.filter()];
    if (!cursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.ask(filter, cursor);
      if (this.filter() !== filter) return;
      this.read.update((before) => ({ ...page, items: [...(before?.items ?? []), ...page.items] }));
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** One of them is another now; `null` takes it out. */
  change(id: Id, to: ((item: Item) => Item) | null): void {
    this.read.update(
      (page) =>
        page && {
          ...page,
          items: page.items.flatMap((item) => (item.id !== id ? [item] : to ? [to(item)] : [])),
        },
    );
  }
}

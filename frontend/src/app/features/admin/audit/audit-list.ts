import { computed, inject, resource, signal, type Signal } from '@angular/core';
import type { AuditQuery } from '@parley/client';
import type { AuditEntry } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Toasts } from '../../../ui/toast/toasts';

export type AuditFilter = Omit<AuditQuery, 'cursor' | 'limit'>;

/** The log as far as it was read, for one filter. Made in an injection context. */
export class AuditList {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly later = signal<{ entries: AuditEntry[]; cursor: string | null } | null>(null);

  readonly loadingMore = signal(false);
  readonly first = resource({
    params: () => this.filter(),
    loader: ({ params }) => {
      this.later.set(null);
      return this.client.api.audit.list(params);
    },
  });
  readonly entries = computed(() =>
    this.first.hasValue() ? [...this.first.value().items, ...(this.later()?.entries ?? [])] : [],
  );
  readonly cursor = computed(() => {
    const later = this.later();
    if (later) return later.cursor;
    return this.first.hasValue() ? this.first.value().nextCursor : null;
  });
  readonly failure = computed(() => failureWords(this.first.error()));

  constructor(private readonly filter: Signal<AuditFilter>) {}

  async more(): Promise<void> {
    const [cursor, filter] = [this.cursor(), this.filter()];
    if (cursor === null) return;
    this.loadingMore.set(true);
    try {
      const { items, nextCursor } = await this.client.api.audit.list({ ...filter, cursor });
      if (this.filter() !== filter) return;
      this.later.update((before) => ({
        entries: [...(before?.entries ?? []), ...items],
        cursor: nextCursor,
      }));
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.loadingMore.set(false);
    }
  }
}

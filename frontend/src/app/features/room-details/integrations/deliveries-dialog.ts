import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { type HookDelivery, type Id, type OutgoingHook } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { StateBadge } from '../../../ui/badge/state-badge';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Icon } from '../../../ui/icon/icon';
import { comingTime } from '../../../ui/time/moments';
import { Now } from '../../../ui/time/now';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { deliveryState, eventWords, outcomeWords } from './hook-words';

/** What a webhook told, how that went, and telling it again. */
@Component({
  selector: 'pl-deliveries-dialog',
  imports: [DialogFrame, Icon, StateBadge, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliveries-dialog.html',
  styleUrl: './deliveries-dialog.css',
})
export class DeliveriesDialog {
  protected readonly hook = inject<OutgoingHook>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);

  private readonly older = signal<readonly HookDelivery[]>([]);
  private readonly cursor = signal<string | null | undefined>(undefined);
  protected readonly busy = signal<Id | null>(null);
  protected readonly loadingMore = signal(false);
  protected readonly log = resource({
    loader: () => this.client.api.hooks.deliveries(this.hook.roomId, this.hook.id),
  });
  protected readonly rows = computed(() =>
    this.log.hasValue()
      ? [...this.log.value().items, ...this.older()].map((delivery) => ({
          delivery,
          event: eventWords(delivery.event),
          state: deliveryState(delivery),
          outcome: outcomeWords(delivery),
          next:
            delivery.nextTryAt && delivery.tries > 0
              ? comingTime(new Date(delivery.nextTryAt), this.now.date())
              : null,
        }))
      : null,
  );
  protected readonly next = computed(() => {
    const cursor = this.cursor();
    if (cursor !== undefined) return cursor;
    return this.log.hasValue() ? this.log.value().nextCursor : null;
  });
  protected readonly failure = computed(() => failureWords(this.log.error()));

  protected refresh(): void {
    this.older.set([]);
    this.cursor.set(undefined);
    this.log.reload();
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.client.api.hooks.deliveries(this.hook.roomId, this.hook.id, { cursor });
      this.older.update((before) => [...before, ...page.items]);
      this.cursor.set(page.nextCursor);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.loadingMore.set(false);
    }
  }

  protected async again({ id }: HookDelivery): Promise<void> {
    this.busy.set(id);
    try {
      await this.client.api.hooks.redeliver(this.hook.roomId, this.hook.id, id);
      this.toasts.show({ kind: 'success', text: 'It is sent again.' });
      this.refresh();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.busy.set(null);
    }
  }
}

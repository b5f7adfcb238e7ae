import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import type { Id, OutgoingHook } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { StateBadge } from '../../../ui/badge/state-badge';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Toasts } from '../../../ui/toast/toasts';
import { PanelSkeleton } from '../panel-skeleton';
import { DeliveriesDialog } from './deliveries-dialog';
import { stateOf } from './hook-words';
import { type HookToEdit, OutgoingHookDialog } from './outgoing-hook-dialog';

/** Addresses that are told of what happens in the room. */
@Component({
  selector: 'pl-outgoing-hooks',
  imports: [EmptyState, PanelSkeleton, StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outgoing-hooks.html',
  styleUrl: './hooks.css',
})
export class OutgoingHooks {
  readonly roomId = input.required<Id>();

  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly hooks = resource({
    params: () => this.roomId(),
    loader: ({ params }) => this.client.api.hooks.outgoing(params),
  });
  protected readonly rows = computed(() =>
    this.hooks.hasValue()
      ? this.hooks.value().items.map((hook) => ({ hook, host: new URL(hook.url).host, state: stateOf(hook) }))
      : null,
  );
  protected readonly failure = computed(() => failureWords(this.hooks.error()));

  /** `null` for a new one. */
  protected async edit(hook: OutgoingHook | null): Promise<void> {
    const data: HookToEdit = { roomId: this.roomId(), hook };
    await firstValueFrom(this.dialogs.open<void, HookToEdit>(OutgoingHookDialog, { data }).closed);
    this.hooks.reload();
  }

  protected async showDeliveries(hook: OutgoingHook): Promise<void> {
    await firstValueFrom(
      this.dialogs.open<void, OutgoingHook>(DeliveriesDialog, { data: hook, wide: true }).closed,
    );
    this.hooks.reload();
  }

  protected async remove({ id, name }: OutgoingHook): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Remove ${name}?`,
      text: 'Nothing is sent to its address any more, what still waits included.',
      action: 'Remove webhook',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.api.hooks.removeOutgoing(this.roomId(), id);
      this.toasts.show({ kind: 'success', text: `${name} is removed.` });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
    this.hooks.reload();
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { Id, User } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { Blocks } from '../../../core/people/blocks';
import { Avatar } from '../../../ui/avatar/avatar';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Toasts } from '../../../ui/toast/toasts';

/** Whose direct messages the caller does not take. */
@Component({
  selector: 'pl-blocked-section',
  imports: [Avatar, EmptyState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './blocked-section.html',
  styleUrls: ['../section.css', './blocked-section.css'],
})
export class BlockedSection {
  private readonly blocks = inject(Blocks);
  private readonly toasts = inject(Toasts);
  protected readonly loading = resource({ loader: () => this.blocks.load() });
  protected readonly people = computed(() => this.blocks.people());
  protected readonly failure = computed(() => failureWords(this.loading.error()));
  protected readonly busy = signal<Id | null>(null);

  protected async unblock(person: User): Promise<void> {
    this.busy.set(person.id);
    try {
      await this.blocks.unblock(person.id);
      this.toasts.show({
        kind: 'success',
        text: `${person.displayName} is no longer blocked.`,
        action: { label: 'Undo', run: () => void this.blocks.block(person) },
      });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.busy.set(null);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { Layout } from '../../../core/layout/layout';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectRoomsById } from '../../../core/rooms/rooms.feature';
import { selectMakesRooms } from '../../../core/server/server.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { PageHeading } from '../../../ui/page-heading/page-heading';
import { Toasts } from '../../../ui/toast/toasts';
import { RoomCard } from '../room-card';
import { DiscoveredRooms } from './discovered-rooms';

/** Public rooms, to look through, search and join. */
@Component({
  selector: 'pl-browse-page',
  imports: [EmptyState, Icon, PageHeading, RoomCard, RouterLink],
  providers: [DiscoveredRooms],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './browse.page.html',
  styleUrl: './browse.page.css',
})
export class BrowsePage {
  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly store = inject(Store);
  private readonly mine = this.store.selectSignal(selectRoomsById);
  protected readonly makesRooms = this.store.selectSignal(selectMakesRooms);
  protected readonly found = inject(DiscoveredRooms);
  protected readonly layout = inject(Layout);
  protected readonly joining = signal<Id | null>(null);

  protected readonly rows = computed(() =>
    this.found.rooms().map((room) => ({ room, isMember: this.mine()[room.id] !== undefined })),
  );
  protected readonly showsSkeleton = computed(
    () => this.found.status() === 'loading' && this.found.rooms().length === 0,
  );

  protected async join(roomId: Id): Promise<void> {
    if (this.joining()) return;
    this.joining.set(roomId);
    try {
      await this.client.rooms.join(roomId);
      await this.router.navigate(['/rooms', roomId]);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.joining.set(null);
    }
  }
}

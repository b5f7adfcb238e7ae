import { computed, inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import { PARLEY } from '../../../core/parley/parley';
import { selectMyRooms } from '../../../core/rooms/rooms.feature';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';

/** Reads every room at once, wherever something is unread. */
@Injectable({ providedIn: 'root' })
export class MarkAllRead {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly rooms = inject(Store).selectSignal(selectMyRooms);
  private readonly unread = computed(() => this.rooms().filter(({ unread }) => unread > 0));

  /** There is something to read. */
  readonly possible = computed(() => this.unread().length > 0);

  markAll(): void {
    const rooms = this.unread();
    if (rooms.length === 0) return;
    for (const { id } of rooms) this.client.marks.readAll(id);
    this.toasts.show({ text: `Marked ${countOf(rooms.length, 'room')} as read`, kind: 'success' });
  }
}

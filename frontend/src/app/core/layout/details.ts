import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { selectOpenRoomId } from '../rooms/rooms.feature';
import { Finding } from './finding';
import { Layout } from './layout';

/** What the column beside the conversation shows of the open room. */
export type DetailsView =
  | { name: 'room' }
  | { name: 'person'; userId: Id }
  | { name: 'invites' }
  | { name: 'bans' }
  | { name: 'integrations' };

/** The column beside the conversation: opened from anywhere, always about the room that is open. */
@Injectable({ providedIn: 'root' })
export class Details {
  private readonly finding = inject(Finding);
  private readonly layout = inject(Layout);
  private readonly shown = signal<DetailsView>({ name: 'room' });

  readonly view = this.shown.asReadonly();

  constructor() {
    const openRoomId = inject(Store).selectSignal(selectOpenRoomId);
    effect(() => {
      openRoomId();
      untracked(() => this.shown.set({ name: 'room' }));
    });
  }

  /** Opens the column where it is closed. */
  show(view: DetailsView): void {
    this.shown.set(view);
    this.finding.close();
    this.layout.openPeople();
  }

  showPerson(userId: Id): void {
    this.show({ name: 'person', userId });
  }

  /** Back to the room itself. */
  back(): void {
    this.shown.set({ name: 'room' });
  }
}

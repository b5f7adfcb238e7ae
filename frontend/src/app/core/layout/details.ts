import { DOCUMENT, effect, inject, Injectable, signal, untracked } from '@angular/core';
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
  private readonly document = inject(DOCUMENT);
  private readonly shown = signal<DetailsView>({ name: 'room' });
  private readonly wantsFocus = signal(false);
  /** Where somebody was when they asked for it from outside the column, and whether it was there already. */
  private from: { readonly element: HTMLElement; readonly wasOpen: boolean } | null = null;

  readonly view = this.shown.asReadonly();
  /** Somebody asked for it, or walked on in it: it is where they are now. */
  readonly awaited = this.wantsFocus.asReadonly();

  constructor() {
    const openRoomId = inject(Store).selectSignal(selectOpenRoomId);
    effect(() => {
      openRoomId();
      untracked(() => {
        this.shown.set({ name: 'room' });
        this.from = null;
      });
    });
  }

  /** Opens the column where it is closed. */
  show(view: DetailsView): void {
    this.shown.set(view);
    this.finding.close();
    this.layout.openPeople();
    this.wantsFocus.set(true);
  }

  /** The card of a person. @param from whence it was asked for, where the way back leads */
  showPerson(userId: Id, from = this.document.activeElement): void {
    const inColumn = from?.closest('[role=complementary]');
    if (from instanceof HTMLElement && !inColumn)
      this.from = { element: from, wasOpen: this.layout.peopleOpen() };
    this.show({ name: 'person', userId });
  }

  /** Back to the room itself. */
  back(): void {
    this.show({ name: 'room' });
  }

  /** Whoever waited has been led there. */
  arrived(): void {
    this.wantsFocus.set(false);
  }

  /** Back to where somebody was before they asked; false for who came from nowhere else. */
  leave(): boolean {
    const { from } = this;
    this.from = null;
    if (!from?.element.isConnected) return false;
    this.shown.set({ name: 'room' });
    if (!from.wasOpen) this.layout.closePeople();
    from.element.focus();
    return true;
  }
}

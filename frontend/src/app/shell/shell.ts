import { CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map } from 'rxjs';
import { FirstContent } from '../core/first-content/first-content';
import { Layout } from '../core/layout/layout';
import { selectOpenRoom, selectOpenRoomId, selectRoomsLoaded } from '../core/rooms/rooms.feature';
import { RoomDetailsPanel } from '../features/room-details/room-details-panel';
import { RoomsNav } from '../features/rooms/nav/rooms-nav';
import { ConnectionStatus } from './connection-status';
import { fetchRest } from './fetch-rest';

/** The three columns: rooms, what is open, people. */
@Component({
  selector: 'pl-shell',
  imports: [CdkTrapFocus, ConnectionStatus, RoomDetailsPanel, RoomsNav, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(keydown.escape)': 'layout.closeDrawer()' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  protected readonly layout = inject(Layout);
  protected readonly first = inject(FirstContent);

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly openRoomId = this.store.selectSignal(selectOpenRoomId);
  private readonly openRoom = this.store.selectSignal(selectOpenRoom);

  /** On a phone the list and what it leads to are two screens. */
  protected readonly showsList = computed(
    () => this.layout.size() !== 'phone' || /^\/rooms\/?(?:[?#]|$)/.test(this.path()),
  );
  protected readonly showsMain = computed(() => this.layout.size() !== 'phone' || !this.showsList());
  protected readonly people = computed(() => (this.layout.peopleOpen() ? this.openRoom() : null));
  protected readonly asDrawer = computed(() => this.layout.size() !== 'desk');

  constructor() {
    // A conversation tells by itself, when its messages are there.
    const loaded = this.store.selectSignal(selectRoomsLoaded);
    effect(() => {
      if (loaded() && !this.openRoom()) this.first.tell();
    });
    void this.first.there.then(fetchRest);
    effect(() => {
      this.openRoomId();
      untracked(() => this.layout.closeDrawer());
    });
  }
}

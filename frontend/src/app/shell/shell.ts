import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map } from 'rxjs';
import { Layout } from '../core/layout/layout';
import { selectOpenRoom, selectOpenRoomId } from '../core/rooms/rooms.feature';
import { RoomDetailsPanel } from '../features/room-details/room-details-panel';
import { RoomsNav } from '../features/rooms/nav/rooms-nav';
import { ConnectionStatus } from './connection-status';

/** The three columns: rooms, what is open, people. */
@Component({
  selector: 'pl-shell',
  imports: [A11yModule, ConnectionStatus, RoomDetailsPanel, RoomsNav, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(keydown.escape)': 'layout.closeDrawer()' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  protected readonly layout = inject(Layout);

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
    effect(() => {
      this.openRoomId();
      untracked(() => this.layout.closeDrawer());
    });
  }
}

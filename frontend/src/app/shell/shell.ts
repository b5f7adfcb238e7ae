import { CdkTrapFocus } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map } from 'rxjs';
import { FirstContent } from '../core/first-content/first-content';
import { Finding } from '../core/layout/finding';
import { Layout } from '../core/layout/layout';
import { selectOpenRoom, selectOpenRoomId, selectRoomsLoaded } from '../core/rooms/rooms.feature';
import { MentionsPanel } from '../features/conversation/finding/mentions-panel';
import { SearchPanel } from '../features/conversation/finding/search-panel';
import { RoomDetailsPanel } from '../features/room-details/room-details-panel';
import { RoomsNav } from '../features/rooms/nav/rooms-nav';
import { ConnectionStatus } from './connection-status';
import { bringKeys } from './bring-keys';
import { fetchRest } from './fetch-rest';
import { Overlays } from './overlays';

/** The three columns: rooms, what is open, people. */
@Component({
  selector: 'pl-shell',
  imports: [
    CdkTrapFocus,
    ConnectionStatus,
    MentionsPanel,
    RoomDetailsPanel,
    RoomsNav,
    RouterOutlet,
    SearchPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(keydown.escape)': 'closeDrawer($event)' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  protected readonly layout = inject(Layout);
  protected readonly first = inject(FirstContent);
  protected readonly finding = inject(Finding);
  protected readonly overlays = inject(Overlays);

  /** Of the address: what is searched for, where, in which order, and the message that one was led to. */
  readonly q = input<string>();
  readonly within = input<string>();
  readonly order = input<string>();
  readonly show = input<string>();
  readonly at = input<string>();

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly openRoomId = this.store.selectSignal(selectOpenRoomId);
  protected readonly openRoom = this.store.selectSignal(selectOpenRoom);

  /** On a phone the list and what it leads to are two screens. */
  protected readonly showsList = computed(
    () => this.layout.size() !== 'phone' || /^\/rooms\/?(?:[?#]|$)/.test(this.path()),
  );
  protected readonly showsMain = computed(() => this.layout.size() !== 'phone' || !this.showsList());
  protected readonly people = computed(() =>
    this.layout.peopleOpen() && this.finds() === null ? this.openRoom() : null,
  );
  protected readonly finds = computed(() =>
    this.q() !== undefined ? 'search' : this.show() === 'mentions' ? 'mentions' : null,
  );
  /** Where there is space for one of the two, a message that one was led to covers the list that led there. */
  protected readonly showsFinding = computed(
    () => this.finds() !== null && !(this.asDrawer() && this.at() !== undefined),
  );
  protected readonly searchOrder = computed(() => (this.order() === 'best' ? 'best' : 'newest'));
  protected readonly asDrawer = computed(() => this.layout.size() !== 'desk');

  constructor() {
    // A conversation tells by itself, when its messages are there.
    const loaded = this.store.selectSignal(selectRoomsLoaded);
    effect(() => {
      if (loaded() && !this.openRoom()) this.first.tell();
    });
    void this.first.there.then(fetchRest);
    const injector = inject(Injector);
    void this.first.there.then(() => bringKeys(injector));
    effect(() => {
      this.openRoomId();
      untracked(() => this.layout.closeDrawer());
    });
  }

  protected closeDrawer(event: Event): void {
    if (event.defaultPrevented || !this.asDrawer() || this.people() === null) return;
    event.preventDefault();
    this.layout.closeDrawer();
  }
}

import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { MyRoom } from '@parley/contracts';
import { Keyboard, type KeyHandler } from '../core/keys/keyboard';
import type { KeyName } from '../core/keys/keys';
import { Finding } from '../core/layout/finding';
import { selectMyRooms, selectOpenRoomId } from '../core/rooms/rooms.feature';
import { selectMe } from '../core/session/session.feature';
import { MarkAllRead } from '../features/rooms/nav/mark-all-read';
import { neighbour, wantsReading } from './neighbours';
import { Overlays } from './overlays';

/** The keys that mean the same on every screen, for whoever is signed in. */
@Injectable({ providedIn: 'root' })
export class PageKeys {
  private readonly finding = inject(Finding);
  private readonly keyboard = inject(Keyboard);
  private readonly markAllRead = inject(MarkAllRead);
  private readonly overlays = inject(Overlays);
  private readonly router = inject(Router);
  private readonly store = inject(Store);
  private readonly me = this.store.selectSignal(selectMe);
  private readonly rooms = this.store.selectSignal(selectMyRooms);
  private readonly openRoomId = this.store.selectSignal(selectOpenRoomId);

  constructor() {
    this.on('switcher', () => void this.overlays.switcher());
    this.on('sheet', () => void this.overlays.keys());
    this.on('search', () => this.finding.search());
    this.on('mentions', () => this.finding.mentions());
    this.on('search-room', ({ target }) => this.searchRoom(target));
    this.on('details', () => this.toggleDetails());
    this.on('read-all', () => this.markAllRead.markAll());
    this.on('room-next', () => this.go(1, () => true));
    this.on('room-previous', () => this.go(-1, () => true));
    this.on('unread-next', () => this.go(1, wantsReading));
    this.on('unread-previous', () => this.go(-1, wantsReading));
  }

  /** Nothing of it while nobody is signed in. */
  private on(name: KeyName, handler: KeyHandler): void {
    this.keyboard.on(name, (event) => (this.me() === null ? false : handler(event)));
  }

  /** Pressed again in the field of the search, it is the browser's own. */
  private searchRoom(target: EventTarget | null): boolean {
    const within = this.openRoomId();
    if (within === null || (target as Element | null)?.closest?.('[role="search"]')) return false;
    this.finding.search({ within });
    return true;
  }

  private toggleDetails(): boolean {
    if (this.openRoomId() === null) return false;
    this.finding.toggleDetails();
    return true;
  }

  private go(step: 1 | -1, wanted: (room: MyRoom) => boolean): boolean {
    const room = neighbour(this.rooms(), this.openRoomId(), step, wanted);
    if (room) void this.router.navigate(['/rooms', room.id]);
    return room !== null;
  }
}

import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { keyHint } from '../core/keys/key-words';
import { Keyboard } from '../core/keys/keyboard';
import type { KeyName } from '../core/keys/keys';
import { Finding } from '../core/layout/finding';
import { Layout } from '../core/layout/layout';
import { roomTitle, selectOpenRoom } from '../core/rooms/rooms.feature';
import { selectMe } from '../core/session/session.feature';
import { SignOut } from '../core/session/sign-out';
import { AccountTheme } from '../core/theme/account-theme';
import { THEME_CHOICES } from '../core/theme/theme';
import { MarkAllRead } from '../features/rooms/nav/mark-all-read';
import { NewRooms } from '../features/rooms/new-rooms';
import type { Command } from '../features/switcher/entries';

/** What the page can do, by name: for whoever is signed in, and for the room that is open. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly router = inject(Router);
  private readonly finding = inject(Finding);
  private readonly layout = inject(Layout);
  private readonly newRooms = inject(NewRooms);
  private readonly markAllRead = inject(MarkAllRead);
  private readonly theme = inject(AccountTheme);
  private readonly session = inject(SignOut);
  private readonly keyboard = inject(Keyboard);
  private readonly store = inject(Store);
  private readonly openRoom = this.store.selectSignal(selectOpenRoom);
  private readonly me = this.store.selectSignal(selectMe);

  /** As things are now. @param showKeys opens the sheet of keys */
  all(showKeys: () => void): Command[] {
    return [...this.ofRoom(), ...this.anywhere(showKeys), ...this.ofAccount()];
  }

  private ofRoom(): Command[] {
    const room = this.openRoom();
    if (!room) return [];
    return [
      {
        id: 'search-room',
        label: `Search ${roomTitle(room)}`,
        also: 'find in this room',
        icon: 'search',
        keys: this.keys('search-room'),
        run: () => this.finding.search({ within: room.id }),
      },
      {
        id: 'details',
        label: this.layout.peopleOpen() && !this.finding.isOpen() ? 'Hide the details' : 'Show the details',
        also: 'people members profile',
        icon: 'users',
        keys: this.keys('details'),
        run: () => this.finding.toggleDetails(),
      },
    ];
  }

  private anywhere(showKeys: () => void): Command[] {
    return [
      {
        id: 'search',
        label: 'Search all rooms',
        also: 'find messages',
        icon: 'search',
        keys: this.keys('search'),
        run: () => this.finding.search(),
      },
      {
        id: 'mentions',
        label: 'Mentions',
        also: 'what calls me',
        icon: 'at',
        keys: this.keys('mentions'),
        run: () => this.finding.mentions(),
      },
      ...(this.newRooms.makesRooms()
        ? [
            {
              id: 'new-room',
              label: 'New room',
              also: 'create channel group',
              icon: 'plus',
              run: () => void this.newRooms.room(),
            } as const,
          ]
        : []),
      {
        id: 'new-direct',
        label: 'New direct message',
        also: 'chat with somebody',
        icon: 'message-plus',
        run: () => void this.newRooms.direct(),
      },
      {
        id: 'browse',
        label: 'Browse rooms',
        also: 'discover join public channels',
        icon: 'compass',
        run: () => this.go('/rooms/browse'),
      },
      ...(this.markAllRead.possible()
        ? [
            {
              id: 'read-all',
              label: 'Mark all rooms as read',
              icon: 'check-check',
              keys: this.keys('read-all'),
              run: () => this.markAllRead.markAll(),
            } as const,
          ]
        : []),
      {
        id: 'keys',
        label: 'Keyboard shortcuts',
        also: 'keys help',
        icon: 'keyboard',
        keys: this.keys('sheet'),
        run: showKeys,
      },
    ];
  }

  private ofAccount(): Command[] {
    return [
      ...THEME_CHOICES.map(({ value, label, icon }): Command => ({
        id: `theme-${value}`,
        label: `Theme: ${label.toLowerCase()}`,
        also: 'appearance colours mode',
        icon,
        run: () => void this.theme.choose(value),
      })),
      {
        id: 'settings',
        label: 'Settings',
        also: 'preferences profile',
        icon: 'settings',
        run: () => this.go('/settings'),
      },
      ...(this.me()?.role === 'admin'
        ? [
            {
              id: 'admin',
              label: 'Administration',
              also: 'server people audit',
              icon: 'gauge',
              run: () => this.go('/admin'),
            } as const,
          ]
        : []),
      {
        id: 'sign-out',
        label: 'Sign out',
        also: 'log out leave',
        icon: 'leave',
        run: () => void this.session.signOut(),
      },
    ];
  }

  private go(path: string): void {
    void this.router.navigateByUrl(path);
  }

  private keys(name: KeyName): string {
    return keyHint(name, this.keyboard.onMac);
  }
}

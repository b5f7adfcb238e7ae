import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { type SectionLink, Sections } from '../../core/sections/sections';
import { selectRegistration } from '../../core/server/server.feature';
import { selectMe } from '../../core/session/session.feature';
import { SignOut } from '../../core/session/sign-out';
import { Icon } from '../../ui/icon/icon';

/** The frame of the settings: their sections at the left, on a phone above. */
@Component({
  selector: 'pl-settings-page',
  imports: [Icon, Sections],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-sections heading="Settings" [sections]="sections()">
      <button type="button" (click)="session.signOut()"><pl-icon name="leave" />Sign out</button>
    </pl-sections>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
  `,
})
export class SettingsPage {
  private readonly store = inject(Store);
  private readonly me = this.store.selectSignal(selectMe);
  private readonly registration = this.store.selectSignal(selectRegistration);
  protected readonly session = inject(SignOut);

  /** Guests have no password to protect, and nobody but administrators a server to run. */
  protected readonly sections = computed<SectionLink[]>(() => {
    const { guest = false, role = 'user' } = this.me() ?? {};
    return [
      { path: 'profile', label: 'Profile', icon: 'user' },
      { path: 'appearance', label: 'Appearance', icon: 'sun' },
      { path: 'notifications', label: 'Notifications', icon: 'bell' },
      ...(guest ? [] : [{ path: 'security', label: 'Security', icon: 'shield' } as const]),
      { path: 'sessions', label: 'Sessions', icon: 'device' },
      { path: 'blocked', label: 'Blocked people', icon: 'ban' },
      {
        path: 'account',
        label: guest && this.registration() !== 'closed' ? 'Keep this account' : 'Account',
        icon: 'key',
      },
      ...(role === 'admin' ? [{ path: '/admin', label: 'Administration', icon: 'gauge' } as const] : []),
    ];
  });
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { selectMe } from '../../core/session/session.feature';
import { SignOut } from '../../core/session/sign-out';
import { Icon } from '../../ui/icon/icon';
import { PageHeading } from '../../ui/page-heading/page-heading';
import type { IconName } from '../../ui/icon/icons';

interface SectionLink {
  path: string;
  label: string;
  icon: IconName;
}

/** The frame of the settings: their sections at the left, on a phone above. */
@Component({
  selector: 'pl-settings-page',
  imports: [Icon, PageHeading, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings.page.html',
  styleUrl: './settings.page.css',
})
export class SettingsPage {
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly session = inject(SignOut);

  /** On a phone the sections are a row that may be longer than the screen. */
  protected show(link: HTMLElement): void {
    link.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  /** Guests have no password to protect, and nobody but administrators has a log to read. */
  protected readonly sections = computed<SectionLink[]>(() => {
    const { guest = false, role = 'user' } = this.me() ?? {};
    return [
      { path: 'profile', label: 'Profile', icon: 'user' },
      { path: 'appearance', label: 'Appearance', icon: 'sun' },
      ...(guest ? [] : [{ path: 'security', label: 'Security', icon: 'shield' } as const]),
      { path: 'sessions', label: 'Sessions', icon: 'device' },
      { path: 'blocked', label: 'Blocked people', icon: 'ban' },
      { path: 'account', label: guest ? 'Keep this account' : 'Account', icon: 'key' },
      ...(role === 'admin' ? [{ path: '/admin/audit', label: 'Audit log', icon: 'list' } as const] : []),
    ];
  });
}

import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { selectMyChoice } from '../../../core/presence/my-choice';
import { PresenceActions } from '../../../core/presence/presence.actions';
import { selectPresenceByUser } from '../../../core/presence/presence.feature';
import { selectRegistration } from '../../../core/server/server.feature';
import { selectMe } from '../../../core/session/session.feature';
import { SignOut } from '../../../core/session/sign-out';
import { AccountTheme } from '../../../core/theme/account-theme';
import { THEME_CHOICES, Theme } from '../../../core/theme/theme';
import type { PresenceChoice } from '@parley/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { PresenceDot } from '../../../ui/avatar/presence-dot';
import { Icon } from '../../../ui/icon/icon';

const STATUSES = [
  { value: 'online', label: 'Online', look: 'online' },
  { value: 'dnd', label: 'Do not disturb', look: 'dnd' },
  { value: 'invisible', label: 'Invisible', look: 'offline' },
] as const;

/** Who is signed in, and what concerns them: how they are seen, settings, theme, signing out. */
@Component({
  selector: 'pl-me-bar',
  imports: [Avatar, CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, PresenceDot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './me-bar.html',
  styleUrl: './me-bar.css',
})
export class MeBar {
  readonly narrow = input(false);

  private readonly router = inject(Router);
  private readonly store = inject(Store);
  private readonly presence = this.store.selectSignal(selectPresenceByUser);
  protected readonly me = this.store.selectSignal(selectMe);
  protected readonly registration = this.store.selectSignal(selectRegistration);
  protected readonly session = inject(SignOut);
  protected readonly theme = inject(Theme);
  protected readonly accountTheme = inject(AccountTheme);
  protected readonly themes = THEME_CHOICES;
  protected readonly statuses = STATUSES;
  protected readonly choice = this.store.selectSignal(selectMyChoice);
  protected readonly myPresence = computed(() => this.presence()[this.me()?.id ?? '']?.status ?? null);

  protected choose(status: PresenceChoice): void {
    this.store.dispatch(PresenceActions.statusChosen({ status }));
  }

  protected openSettings(section: string): void {
    void this.router.navigate(['/settings', section]);
  }

  protected openAdministration(): void {
    void this.router.navigate(['/admin']);
  }
}

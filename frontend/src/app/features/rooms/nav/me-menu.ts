import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { PresenceChoice } from '@parley/contracts';
import { selectMyChoice } from '../../../core/presence/my-choice';
import { PresenceActions } from '../../../core/presence/presence.actions';
import { selectRegistration } from '../../../core/server/server.feature';
import { selectMe } from '../../../core/session/session.feature';
import { SignOut } from '../../../core/session/sign-out';
import { AccountTheme } from '../../../core/theme/account-theme';
import { THEME_CHOICES, Theme } from '../../../core/theme/theme';
import { PresenceDot } from '../../../ui/avatar/presence-dot';
import { Icon } from '../../../ui/icon/icon';
import { MeFace } from './me-face';

const STATUSES = [
  { value: 'online', label: 'Online', look: 'online' },
  { value: 'dnd', label: 'Do not disturb', look: 'dnd' },
  { value: 'invisible', label: 'Invisible', look: 'offline' },
] as const;

/** The button of the caller's own bar with its menu: how they are seen, settings, theme, signing out. */
@Component({
  selector: 'pl-me-menu',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, MeFace, PresenceDot],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './me-menu.html',
  styleUrl: './me-menu.css',
})
export class MeMenu {
  readonly narrow = input(false);
  /** Somebody asked for the menu before it was here. */
  readonly opensAtOnce = input(false);
  readonly keysWanted = output();

  private readonly router = inject(Router);
  private readonly store = inject(Store);
  private readonly trigger = viewChild.required(CdkMenuTrigger);
  protected readonly me = this.store.selectSignal(selectMe);
  protected readonly registration = this.store.selectSignal(selectRegistration);
  protected readonly session = inject(SignOut);
  protected readonly theme = inject(Theme);
  protected readonly accountTheme = inject(AccountTheme);
  protected readonly themes = THEME_CHOICES;
  protected readonly statuses = STATUSES;
  protected readonly choice = this.store.selectSignal(selectMyChoice);

  constructor() {
    afterNextRender(() => {
      if (!this.opensAtOnce()) return;
      this.trigger().open();
      this.trigger().getMenu()?.focusFirstItem('keyboard');
    });
  }

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

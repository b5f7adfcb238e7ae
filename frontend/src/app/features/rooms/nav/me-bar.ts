import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { selectMe } from '../../../core/session/session.feature';
import { SignOut } from '../../../core/session/sign-out';
import { AccountTheme } from '../../../core/theme/account-theme';
import { THEME_CHOICES, Theme } from '../../../core/theme/theme';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';

/** Who is signed in, and what concerns them: settings, theme, signing out. */
@Component({
  selector: 'pl-me-bar',
  imports: [Avatar, CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './me-bar.html',
  styleUrl: './me-bar.css',
})
export class MeBar {
  readonly narrow = input(false);

  private readonly router = inject(Router);
  protected readonly me = inject(Store).selectSignal(selectMe);
  protected readonly session = inject(SignOut);
  protected readonly theme = inject(Theme);
  protected readonly accountTheme = inject(AccountTheme);
  protected readonly themes = THEME_CHOICES;

  protected openSettings(section: string): void {
    void this.router.navigate(['/settings', section]);
  }
}

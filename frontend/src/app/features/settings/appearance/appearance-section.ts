import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { AccountTheme } from '../../../core/theme/account-theme';
import { Theme, THEME_CHOICES } from '../../../core/theme/theme';

/** Light or dark, shown as what it will look like. */
@Component({
  selector: 'pl-appearance-section',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './appearance-section.html',
  styleUrls: ['../section.css', './appearance-section.css'],
})
export class AppearanceSection {
  protected readonly theme = inject(Theme);
  protected readonly account = inject(AccountTheme);
  protected readonly choices = THEME_CHOICES;
}

import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { AccountTheme } from '../../../core/theme/account-theme';
import { PreviewChoice } from '../../../core/previews/preview-choice';
import { Switch } from '../../../ui/switch/switch';
import { Theme, THEME_CHOICES } from '../../../core/theme/theme';
import { WritingPart } from './writing-part';

/** Light or dark, shown as what it will look like. */
@Component({
  selector: 'pl-appearance-section',
  imports: [Switch, WritingPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './appearance-section.html',
  styleUrls: ['../section.css', './appearance-section.css'],
})
export class AppearanceSection {
  protected readonly theme = inject(Theme);
  protected readonly account = inject(AccountTheme);
  protected readonly previews = inject(PreviewChoice);
  protected readonly choices = THEME_CHOICES;
}

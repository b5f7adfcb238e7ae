import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import type { NotifyLevel, UserSettings } from '@parley/contracts';
import { chime } from '../../../core/notifications/chime';
import { NotifyDevice } from '../../../core/notifications/notify-device';
import { DEFAULT_LEVEL } from '../../../core/notifications/wanted';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectMe } from '../../../core/session/session.feature';
import { type Choice, ChoiceList } from '../../../ui/choice-list/choice-list';
import { Icon } from '../../../ui/icon/icon';
import { Switch } from '../../../ui/switch/switch';
import { Toasts } from '../../../ui/toast/toasts';

const LEVELS: readonly Choice<NotifyLevel>[] = [
  {
    value: 'mentions',
    label: 'Mentions and direct messages',
    text: 'When somebody means you.',
  },
  { value: 'all', label: 'Every message', text: 'In every room, unless you choose otherwise for it.' },
  { value: 'none', label: 'Nothing', text: 'Only what you choose for single rooms.' },
];

/** What is told of beside the page, and how. */
@Component({
  selector: 'pl-notifications-section',
  imports: [ChoiceList, Icon, Switch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notifications-section.html',
  styleUrls: ['../section.css', './notifications-section.css'],
})
export class NotificationsSection {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly device = inject(NotifyDevice);

  protected readonly levels = LEVELS;
  protected readonly level = computed(() => this.me()?.settings.notify ?? DEFAULT_LEVEL);
  protected readonly sounds = computed(() => this.me()?.settings.sound ?? false);

  protected async switchDevice(on: boolean): Promise<void> {
    if (!on) return this.device.switchOff();
    if (await this.device.switchOn()) {
      this.toasts.show({ kind: 'success', text: 'This device shows notifications now.' });
    }
  }

  protected chooseLevel(notify: NotifyLevel): Promise<void> {
    return this.change({ notify });
  }

  protected chooseSound(sound: boolean): Promise<void> {
    // It is heard at once what was chosen.
    if (sound) void chime();
    return this.change({ sound });
  }

  private async change(part: Partial<UserSettings>): Promise<void> {
    const settings = this.me()?.settings;
    if (!settings) return;
    try {
      await this.client.session.updateProfile({ settings: { ...settings, ...part } });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: `Nothing was changed. ${failureWords(error)}` });
    }
  }
}

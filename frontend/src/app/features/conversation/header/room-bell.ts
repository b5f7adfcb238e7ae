import { CdkMenu, CdkMenuGroup, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MyRoom, NotifyLevel } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toast/toasts';
import { Tooltip } from '../../../ui/tooltip/tooltip';

const LEVELS: readonly { readonly level: NotifyLevel | null; readonly label: string }[] = [
  { level: null, label: 'As in my settings' },
  { level: 'all', label: 'Every message' },
  { level: 'mentions', label: 'Mentions only' },
  { level: 'none', label: 'Nothing: mute this room' },
];

/** For which messages of this room one wants to be told. */
@Component({
  selector: 'pl-room-bell',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItemRadio, CdkMenuTrigger, Icon, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      class="icon-button"
      plTooltip="Notifications"
      [attr.aria-label]="'Notifications: ' + words()"
      [cdkMenuTriggerFor]="menu"
    >
      <pl-icon [name]="level() === 'none' ? 'bell-off' : 'bell'" />
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu>
        <div cdkMenuGroup aria-label="Notifications of this room">
          @for (one of levels; track one.label) {
            <button
              type="button"
              class="menu__item"
              cdkMenuItemRadio
              [cdkMenuItemChecked]="one.level === level()"
              (cdkMenuItemTriggered)="choose(one.level)"
            >
              <span class="menu__label">{{ one.label }}</span>
              @if (one.level === level()) {
                <pl-icon name="check" [size]="16" />
              }
            </button>
          }
        </div>
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: contents;
    }

    .menu__label {
      flex: 1;
      text-align: start;
    }
  `,
})
export class RoomBell {
  readonly room = input.required<MyRoom>();

  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);

  protected readonly levels = LEVELS;
  protected readonly level = computed(() => {
    const { notify, notifyChosen } = this.room().me;
    return notifyChosen ? notify : null;
  });
  protected readonly words = computed(
    () => LEVELS.find(({ level }) => level === this.level())?.label.toLowerCase() ?? '',
  );

  protected async choose(level: NotifyLevel | null): Promise<void> {
    try {
      await this.client.rooms.notify(this.room().id, level);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: `Nothing was changed. ${failureWords(error)}` });
    }
  }
}

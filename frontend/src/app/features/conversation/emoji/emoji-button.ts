import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, output, signal } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { EmojiPicker } from './emoji-picker';
import { EmojiWaiting } from './emoji-waiting';

/** A button that offers all emoji. What they are is loaded when it is pressed for the first time. */
@Component({
  selector: 'pl-emoji-button',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, EmojiPicker, EmojiWaiting, Icon, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      #button
      type="button"
      class="icon-button"
      aria-label="Emoji"
      aria-haspopup="dialog"
      plTooltip="Emoji"
      tooltipPlace="above"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
    >
      <pl-icon name="smile" [size]="18" />
    </button>
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="isOpen()"
      [cdkConnectedOverlayPositions]="places"
      [cdkConnectedOverlayPush]="true"
      [cdkConnectedOverlayViewportMargin]="8"
      (overlayOutsideClick)="leave($event, button)"
      (detach)="isOpen.set(false)"
    >
      @defer (on immediate) {
        <pl-emoji-picker (chosen)="choose($event)" />
      } @placeholder {
        <pl-emoji-waiting />
      }
    </ng-template>
  `,
  styles: `
    :host {
      display: contents;
    }

    /* As high as the button beside it. */
    @media (pointer: coarse) {
      button {
        width: 2.75rem;
        height: 2.75rem;
      }
    }
  `,
})
export class EmojiButton {
  readonly chosen = output<string>();

  protected readonly isOpen = signal(false);
  protected readonly places: ConnectedPosition[] = [
    { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -8 },
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 8 },
  ];

  protected choose(emoji: string): void {
    this.isOpen.set(false);
    this.chosen.emit(emoji);
  }

  /** The button itself closes it by its own click. */
  protected leave(event: MouseEvent, button: HTMLElement): void {
    if (!button.contains(event.target as Node)) this.isOpen.set(false);
  }
}

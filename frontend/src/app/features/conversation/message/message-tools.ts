import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Id } from '@parley/contracts';
import { Icon } from '../../../ui/icon/icon';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { EmojiPicker } from '../emoji/emoji-picker';
import { EmojiWaiting } from '../emoji/emoji-waiting';
import type { MessageRow } from '../timeline/rows';
import type { Abilities } from './abilities';
import type { MessageAct } from './message-act';

/** What of the tools opens something. */
export type OpeningTool = 'menu' | 'picker';

/** What can be done with a message: the nearest as buttons, everything in a menu. */
@Component({
  selector: 'pl-message-tools',
  imports: [
    CdkConnectedOverlay,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    CdkOverlayOrigin,
    EmojiPicker,
    EmojiWaiting,
    Icon,
    Tooltip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './message-tools.html',
  styles: `
    :host {
      position: absolute;
      z-index: var(--layer-sticky);
      top: -0.875rem;
      display: flex;
      border-radius: var(--radius-m);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
      /* Beside the state of the message, not over it. */
      inset-inline-end: var(--space-12);
    }
  `,
  host: { role: 'group', 'aria-label': 'Message tools' },
})
export class MessageTools {
  readonly message = input.required<MessageRow>();
  readonly own = input(false);
  readonly myId = input.required<Id | null>();
  readonly abilities = input.required<Abilities>();
  /** It opens as soon as it is there. */
  readonly opensAtOnce = input<OpeningTool | null>(null);
  readonly act = output<MessageAct>();
  /** Something that belongs to them lies over the page. */
  readonly openChange = output<boolean>();
  /** The menu was closed. */
  readonly left = output();

  protected readonly id = computed(() => this.message().key);
  protected readonly isPinned = computed(() => (this.message().message?.pinned ?? null) !== null);
  protected readonly picking = signal(false);
  protected readonly pickerPlaces: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
    { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -6 },
  ];
  private readonly trigger = viewChild(CdkMenuTrigger);

  constructor() {
    afterNextRender(() => {
      if (this.opensAtOnce() === 'menu') this.openMenu();
      else if (this.opensAtOnce() === 'picker') this.openPicker();
    });
  }

  openMenu(): void {
    const trigger = this.trigger();
    trigger?.open();
    trigger?.getMenu()?.focusFirstItem('keyboard');
  }

  openPicker(): void {
    this.pick(true);
  }

  protected pick(picking: boolean): void {
    this.picking.set(picking);
    this.openChange.emit(picking);
  }

  protected react(emoji: string): void {
    this.pick(false);
    const given = this.message().message?.reactions.find((reaction) => reaction.emoji === emoji)?.userIds;
    this.act.emit({ type: 'react', id: this.id(), emoji, on: !given?.some((id) => id === this.myId()) });
  }

  protected menuClosed(): void {
    this.openChange.emit(false);
    this.left.emit();
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { seqIn } from '../core/messages/message-link';
import { selectRoomsById, selectRoomsLoaded } from '../core/rooms/rooms.feature';
import { RoomActions } from '../core/rooms/rooms.actions';
import { ConversationPage } from '../features/conversation/conversation.page';
import { RoomPreviewPage } from '../features/rooms/preview/room-preview.page';
import { ConversationSkeleton } from './conversation-skeleton';

/** What stands at `/rooms/:id`: the conversation for members, the way in for everybody else. */
@Component({
  selector: 'pl-room-page',
  imports: [ConversationPage, ConversationSkeleton, RoomPreviewPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMember()) {
      @defer (on immediate) {
        <pl-conversation-page [id]="id()" [at]="place()" />
      } @placeholder {
        <pl-conversation-skeleton />
      } @error {
        <p class="alert" role="alert">The conversation could not be loaded. Reload the page.</p>
      }
    } @else if (!loaded()) {
      <pl-conversation-skeleton />
    } @else {
      @defer (on immediate) {
        <pl-room-preview-page [id]="id()" />
      } @placeholder {
        <pl-conversation-skeleton />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
    }

    :host > * {
      min-height: 0;
      flex: 1;
    }

    .alert {
      flex: none;
      margin: var(--space-6);
    }
  `,
})
export class RoomPage {
  readonly id = input.required<string>();
  /** The message that the address leads to, by its `seq`. */
  readonly at = input<string>();

  private readonly store = inject(Store);
  private readonly rooms = this.store.selectSignal(selectRoomsById);
  protected readonly place = computed(() => seqIn(this.at()));
  protected readonly loaded = this.store.selectSignal(selectRoomsLoaded);
  protected readonly isMember = computed(() => this.rooms()[this.id()] !== undefined);

  constructor() {
    effect(() => this.store.dispatch(RoomActions.opened({ roomId: this.id() })));
    inject(DestroyRef).onDestroy(() => this.store.dispatch(RoomActions.closed()));
  }
}

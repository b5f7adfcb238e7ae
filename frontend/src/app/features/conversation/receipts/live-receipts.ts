import { computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import { LIMITS, type Id, type Receipts } from '@parley/contracts';
import { selectIsOnline } from '../../../core/connection/connection.feature';
import { selectMembersByRoom, selectReceipts } from '../../../core/members/members.feature';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectRoomsById } from '../../../core/rooms/rooms.feature';

/** What moves within this time is asked for once. Milliseconds. */
const GATHER_MS = 250;
/** In a crowded room nobody is told who reads what: there it is asked for. */
const LOOK_AGAIN_MS = 4_000;

/** Who has a message, and who has read it, kept fresh. Made in an injection context. */
export class LiveReceipts {
  private readonly client = inject(PARLEY);
  private readonly store = inject(Store);
  private readonly known = signal<Receipts | null>(null);
  private readonly failed = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private again = false;

  /** `null` until they are known. */
  readonly receipts = this.known.asReadonly();
  /** Why they could not be asked for. */
  readonly failure = this.failed.asReadonly();

  constructor(
    private readonly roomId: Id,
    private readonly messageId: Id,
  ) {
    const membersByRoom = this.store.selectSignal(selectMembersByRoom);
    const marksByRoom = this.store.selectSignal(selectReceipts);
    const members = computed(() => membersByRoom()[roomId]);
    const marks = computed(() => marksByRoom()[roomId]);
    const online = this.store.selectSignal(selectIsOnline);
    effect(() => {
      // Whenever somebody comes, goes or reads.
      members();
      marks();
      online();
      untracked(() => this.askIn(this.known() === null ? 0 : GATHER_MS));
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.again = false;
      this.busy = true;
    });
  }

  private askIn(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.ask();
    }, ms);
  }

  private async ask(): Promise<void> {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      this.known.set(await this.client.api.messages.receipts(this.roomId, this.messageId));
      this.failed.set(null);
    } catch (error) {
      this.failed.set(failureWords(error));
    }
    this.busy = false;
    if (this.again) this.askIn(GATHER_MS);
    else if (this.isCrowded) this.askIn(LOOK_AGAIN_MS);
    this.again = false;
  }

  private get isCrowded(): boolean {
    const room = this.store.selectSignal(selectRoomsById)()[this.roomId];
    return (room?.memberCount ?? 0) > LIMITS.receiptsRoomMax;
  }
}

import { inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { deviceMemory } from '../../../core/device/device-memory';
import { selectMyId } from '../../../core/session/session.feature';

/** What was written in a room and not sent yet, kept on this device for each account. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly myId = inject(Store).selectSignal(selectMyId);

  get(roomId: Id): string {
    return deviceMemory.read(this.key(roomId)) ?? '';
  }

  keep(roomId: Id, text: string): void {
    if (text === '') deviceMemory.forget(this.key(roomId));
    else deviceMemory.write(this.key(roomId), text);
  }

  private key(roomId: Id): string {
    return `draft.${this.myId()}.${roomId}`;
  }
}

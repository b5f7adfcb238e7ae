import { type ComponentType } from '@angular/cdk/overlay';
import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { selectMakesRooms } from '../../core/server/server.feature';
import { Dialogs } from '../../ui/dialog/dialogs';
import { NewDirectDialog } from './new-direct/new-direct-dialog';
import { NewRoomDialog } from './new-room/new-room-dialog';

/** Starts rooms, from wherever that is offered, and leads into them. */
@Injectable({ providedIn: 'root' })
export class NewRooms {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);

  /** Whether the caller may make rooms that are not direct. */
  readonly makesRooms = inject(Store).selectSignal(selectMakesRooms);

  room(): Promise<void> {
    return this.start(NewRoomDialog);
  }

  direct(): Promise<void> {
    return this.start(NewDirectDialog);
  }

  private async start(dialog: ComponentType<unknown>): Promise<void> {
    const roomId = await firstValueFrom(this.dialogs.open<Id>(dialog).closed);
    if (roomId) await this.router.navigate(['/rooms', roomId]);
  }
}

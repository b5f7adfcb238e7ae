import { inject, Injectable, type Type } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { selectMakesRooms } from '../../core/server/server.feature';
import { Dialogs } from '../../ui/dialog/dialogs';

/** Starts rooms, from wherever that is offered, and leads into them. */
@Injectable({ providedIn: 'root' })
export class NewRooms {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);

  /** Whether the caller may make rooms that are not direct. */
  readonly makesRooms = inject(Store).selectSignal(selectMakesRooms);

  room(): Promise<void> {
    return this.start(import('./new-room/new-room-dialog').then((module) => module.NewRoomDialog));
  }

  direct(): Promise<void> {
    return this.start(import('./new-direct/new-direct-dialog').then((module) => module.NewDirectDialog));
  }

  private async start(dialog: Promise<Type<unknown>>): Promise<void> {
    const roomId = await firstValueFrom(this.dialogs.open<Id>(dialog).closed);
    if (roomId) await this.router.navigate(['/rooms', roomId]);
  }
}

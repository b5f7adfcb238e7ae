import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { MyRoom } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { ActionRow } from '../../../ui/action-row/action-row';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Toasts } from '../../../ui/toast/toasts';
import { leavingQuestion } from './leaving-question';

/** The ways out of a room. */
@Component({
  selector: 'pl-ways-out',
  imports: [ActionRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-action-row icon="leave" label="Leave room" danger [busy]="busy()" (chosen)="leave()" />
    @if (mayDelete()) {
      <pl-action-row icon="trash" label="Delete room" danger [busy]="busy()" (chosen)="remove()" />
    }
  `,
  styles: `
    :host {
      display: block;
      padding: var(--space-2);
      padding-bottom: calc(var(--space-2) + env(safe-area-inset-bottom));
      border-top: 1px solid var(--border);
    }
  `,
})
export class WaysOut {
  readonly room = input.required<MyRoom>();
  readonly mayDelete = input(false);

  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);

  /** What can be taken back is done at once and offers the way back; what can't be is asked for first. */
  protected async leave(): Promise<void> {
    const room = this.room();
    const question = leavingQuestion(room);
    if (question && !(await this.dialogs.confirm(question))) return;
    const left = await this.attempt(() => this.client.rooms.leave(room.id));
    if (left && !question) {
      this.toasts.show({
        text: `You left ${room.name ?? 'the room'}.`,
        action: { label: 'Rejoin', run: () => void this.rejoin(room) },
      });
    }
  }

  protected async remove(): Promise<void> {
    const room = this.room();
    const sure = await this.dialogs.confirm({
      heading: `Delete ${room.name}?`,
      text: 'The room goes with every message in it, for everybody. This can not be taken back.',
      action: 'Delete room',
      danger: true,
    });
    if (sure) await this.attempt(() => this.client.rooms.delete(room.id));
  }

  private async rejoin(room: MyRoom): Promise<void> {
    await this.attempt(async () => {
      await this.client.rooms.join(room.id);
      await this.router.navigate(['/rooms', room.id]);
    });
  }

  private async attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    try {
      await act();
      return true;
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { User } from '@parley/contracts';
import { failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { selectMyId } from '../../core/session/session.feature';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Icon } from '../../ui/icon/icon';
import { Toasts } from '../../ui/toast/toasts';
import { PersonFace } from './person-face';

/** A member, and the way to talk to them alone. */
@Component({
  selector: 'pl-profile-dialog',
  imports: [DialogFrame, Icon, PersonFace],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Profile">
      <pl-person-face [user]="user" />
      @if (user.id !== myId()) {
        <button
          type="button"
          class="button button--primary button--large button--wide"
          [attr.aria-busy]="opening()"
          (click)="message()"
        >
          <pl-icon name="message" />Message
        </button>
      }
    </pl-dialog>
  `,
  styles: `
    .button {
      margin-top: var(--space-6);
    }
  `,
})
export class ProfileDialog {
  private readonly client = inject(PARLEY);
  private readonly ref = inject(DialogRef);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly user = inject<User>(DIALOG_DATA);
  protected readonly myId = inject(Store).selectSignal(selectMyId);
  protected readonly opening = signal(false);

  protected async message(): Promise<void> {
    this.opening.set(true);
    try {
      const room = await this.client.rooms.openDirect(this.user.id);
      this.ref.close();
      await this.router.navigate(['/rooms', room.id]);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.opening.set(false);
    }
  }
}

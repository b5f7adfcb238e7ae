import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import type { Me } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { failureWords } from '../../../../core/parley/failures';
import { PARLEY } from '../../../../core/parley/parley';
import { Avatar } from '../../../../ui/avatar/avatar';
import { Dialogs } from '../../../../ui/dialog/dialogs';
import { Icon } from '../../../../ui/icon/icon';
import { Toasts } from '../../../../ui/toast/toasts';

/** The caller's face, large, and the ways to another one. */
@Component({
  selector: 'pl-own-picture',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = me();
    <pl-avatar [id]="it.id" [name]="name()" [src]="it.avatarUrl" [size]="88" />
    <div class="what">
      <p class="name" dir="auto">{{ name() }}</p>
      <p class="facts">{{ it.guest ? 'Guest' : '@' + it.username + (it.email ? ' · ' + it.email : '') }}</p>
      <div class="buttons">
        <button type="button" class="button button--outline button--small" (click)="file.click()">
          <pl-icon name="user" [size]="16" />{{ it.avatarUrl ? 'Change picture' : 'Add picture' }}
        </button>
        @if (it.avatarUrl) {
          <button type="button" class="button button--small" [attr.aria-busy]="removing()" (click)="remove()">
            Remove picture
          </button>
        }
        <input
          #file
          type="file"
          hidden
          aria-label="Picture"
          accept="image/png,image/jpeg,image/webp,image/gif"
          (change)="choose(file)"
        />
      </div>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      margin-top: var(--space-6);
      gap: var(--space-5);
    }

    .what {
      min-width: 0;
    }

    .name {
      font-size: var(--text-l);
      font-weight: var(--weight-semibold);
      overflow-wrap: anywhere;
    }

    .facts {
      color: var(--text-muted);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }

    .buttons {
      display: flex;
      flex-wrap: wrap;
      margin-top: var(--space-3);
      gap: var(--space-2);
    }
  `,
})
export class OwnPicture {
  readonly me = input.required<Me>();
  /** As it is being typed. */
  readonly name = input.required<string>();

  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly removing = signal(false);

  protected async choose(input: HTMLInputElement): Promise<void> {
    const [picture] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (!picture) return;
    const dialog = import('./picture-dialog').then((module) => module.PictureDialog);
    const opened = this.dialogs.open<boolean, Blob>(dialog, { data: picture });
    if (await firstValueFrom(opened.closed)) this.say('This is you now.');
  }

  protected async remove(): Promise<void> {
    this.removing.set(true);
    try {
      await this.client.session.removeAvatar();
      this.say('Your picture is removed.');
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.removing.set(false);
    }
  }

  private say(text: string): void {
    this.toasts.show({ kind: 'success', text });
  }
}

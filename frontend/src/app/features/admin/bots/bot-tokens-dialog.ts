import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { type Bot, BOT_SCOPES, type BotToken } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { NewToken } from './new-token';
import { tokenEndWords } from './token-words';

/** The access tokens of a bot: what goes on, making another, and ending one. */
@Component({
  selector: 'pl-bot-tokens-dialog',
  imports: [DialogFrame, Icon, NewToken, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bot-tokens-dialog.html',
  styleUrl: './bot-tokens-dialog.css',
})
export class BotTokensDialog {
  protected readonly bot = inject<Bot>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<number>>(DialogRef);
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);

  protected readonly making = signal(false);
  /** Asked about once more before it ends. */
  protected readonly asking = signal<string | null>(null);
  protected readonly tokens = resource({ loader: () => this.client.api.bots.tokens(this.bot.id) });
  protected readonly rows = computed(() =>
    this.tokens.hasValue()
      ? this.tokens.value().items.map((token) => ({
          token,
          end: tokenEndWords(token.expiresAt),
          scopes: token.scopes.map((scope) => ({ name: scope, text: BOT_SCOPES[scope] })),
        }))
      : null,
  );
  protected readonly failure = computed(() => failureWords(this.tokens.error()));

  protected async revoke({ id, name }: BotToken): Promise<void> {
    if (this.asking() !== id) {
      this.asking.set(id);
      return;
    }
    this.asking.set(null);
    try {
      await this.client.api.bots.revokeToken(this.bot.id, id);
      this.toasts.show({ kind: 'success', text: `“${name}” is revoked: whatever used it is out.` });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
    this.tokens.reload();
  }

  protected close(): void {
    this.ref.close(this.rows()?.length);
  }
}

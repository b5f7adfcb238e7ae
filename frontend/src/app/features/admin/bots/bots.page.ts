import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Bot } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Avatar } from '../../../ui/avatar/avatar';
import { StateBadge } from '../../../ui/badge/state-badge';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';
import { PagedList } from '../paged-list';
import { BotTokensDialog } from './bot-tokens-dialog';
import { NewBotDialog } from './new-bot-dialog';

/** Programs with accounts of their own. */
@Component({
  selector: 'pl-admin-bots',
  imports: [Avatar, EmptyState, Icon, StateBadge, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bots.page.html',
  styleUrls: ['../admin.css', '../lists.css', './bots.page.css'],
})
export class BotsPage {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  /** Another number asks again. */
  private readonly asked = signal(0);
  protected readonly list = new PagedList(this.asked, (_asked, cursor) =>
    this.client.api.bots.list(cursor === undefined ? {} : { cursor }),
  );
  protected readonly rows = computed(() =>
    this.list.items()?.map((bot) => ({
      bot,
      tokens: bot.tokens === 0 ? 'No tokens' : countOf(bot.tokens, 'token'),
    })),
  );

  protected async add(): Promise<void> {
    const bot = await firstValueFrom(this.dialogs.open<Bot>(NewBotDialog).closed);
    if (!bot) return;
    this.asked.update((times) => times + 1);
    await this.showTokens(bot);
  }

  protected async showTokens(bot: Bot): Promise<void> {
    const left = await firstValueFrom(this.dialogs.open<number, Bot>(BotTokensDialog, { data: bot }).closed);
    if (left === undefined) this.asked.update((times) => times + 1);
    else this.list.change(bot.id, (now) => ({ ...now, tokens: left }));
  }

  /** Of the account: its tokens end, and there can be none until it is lifted. */
  protected async ban(bot: Bot): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Switch ${bot.displayName} off?`,
      text: 'Its tokens end at once and do not come back; programs that use them are out. What it wrote stays.',
      action: 'Switch off',
      danger: true,
    });
    if (!sure) return;
    await this.attempt(async () => {
      await this.client.api.moderation.banAccount(bot.id);
      this.list.change(bot.id, (now) => ({ ...now, banned: true, tokens: 0 }));
      this.toasts.show({ kind: 'success', text: `${bot.displayName} is switched off.` });
    });
  }

  protected async lift(bot: Bot): Promise<void> {
    await this.attempt(async () => {
      await this.client.api.moderation.unbanAccount(bot.id);
      this.list.change(bot.id, (now) => ({ ...now, banned: false }));
      this.toasts.show({ kind: 'success', text: `${bot.displayName} may have tokens again.` });
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}

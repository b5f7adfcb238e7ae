import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { AdminUsersQuery } from '@parley/client';
import type { AdminUser } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { BanDialog, type BanQuestion } from '../../../core/people/ban-dialog';
import { selectMyId } from '../../../core/session/session.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { StateBadge } from '../../../ui/badge/state-badge';
import { BotMark } from '../../../ui/bot-mark/bot-mark';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';
import { PagedList } from '../paged-list';
import { typedText } from '../typed-text';
import { ACCOUNT_ACTS, type AccountAct, actsToward, after, doneWords, questionBefore } from './account-acts';
import { ActivityDialog } from './activity-dialog';

type PeopleFilter = Pick<AdminUsersQuery, 'query' | 'state' | 'role'>;

/** Which people: one choice, of which each is a filter of the server's. */
const KINDS: readonly { value: string; label: string; filter: PeopleFilter }[] = [
  { value: 'all', label: 'Everybody', filter: {} },
  { value: 'admins', label: 'Administrators', filter: { role: 'admin' } },
  { value: 'banned', label: 'Banned', filter: { state: 'banned' } },
  { value: 'deleted', label: 'Deleted', filter: { state: 'deleted' } },
];

/** Everybody with an account, and what is done about it. */
@Component({
  selector: 'pl-admin-people',
  imports: [Avatar, BotMark, CdkMenu, CdkMenuItem, CdkMenuTrigger, EmptyState, Icon, StateBadge, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people.page.html',
  styleUrls: ['../admin.css', '../lists.css', './people.page.css'],
})
export class PeoplePage {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly myId = inject(Store).selectSignal(selectMyId);

  protected readonly kinds = KINDS;
  protected readonly typed = typedText();
  protected readonly kind = signal('all');
  protected readonly filter = computed<PeopleFilter>(() => ({
    ...KINDS.find(({ value }) => value === this.kind())?.filter,
    ...(this.typed.settled() && { query: this.typed.settled() }),
  }));
  protected readonly list = new PagedList(this.filter, (filter, cursor) =>
    this.client.api.administration.users({ ...filter, cursor }),
  );
  protected readonly rows = computed(() =>
    this.list.items()?.map((person) => ({
      person,
      isMe: person.id === this.myId(),
      acts: actsToward(person, this.myId()).map((act) => ({ act, ...ACCOUNT_ACTS[act] })),
      devices: person.sessions > 0 ? countOf(person.sessions, 'device') : 'Signed out',
    })),
  );

  protected async do(act: AccountAct, person: AdminUser): Promise<void> {
    if (act === 'ban') return this.ban(person);
    const question = questionBefore(act, person);
    if (question && !(await this.dialogs.confirm(question))) return;
    try {
      await this.ask(act, person);
      this.done(act, person);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }

  protected showActivity(person: AdminUser): void {
    this.dialogs.open<void, AdminUser>(ActivityDialog, { data: person });
  }

  protected showLog({ id }: AdminUser): void {
    void this.router.navigate(['/admin/audit'], { queryParams: { targetId: id } });
  }

  private ask(act: Exclude<AccountAct, 'ban'>, { id }: AdminUser): Promise<void> {
    const { administration, moderation } = this.client.api;
    switch (act) {
      case 'make-admin':
        return administration.setRole(id, { role: 'admin' });
      case 'take-admin':
        return administration.setRole(id, { role: 'user' });
      case 'end-sessions':
        return administration.endSessions(id);
      case 'lift-ban':
        return moderation.unbanAccount(id);
    }
  }

  private async ban(person: AdminUser): Promise<void> {
    const data: BanQuestion = {
      heading: `Ban the account of ${person.displayName}?`,
      text: 'They are signed out everywhere at once, and can not sign in until the ban is lifted. What they wrote stays.',
      action: 'Ban the account',
      ban: (reason) => this.client.api.moderation.banAccount(person.id, { reason }),
    };
    if (await firstValueFrom(this.dialogs.open<boolean, BanQuestion>(BanDialog, { data }).closed))
      this.done('ban', person);
  }

  private done(act: AccountAct, person: AdminUser): void {
    this.list.change(person.id, (now) => after(act, now));
    this.toasts.show({ kind: 'success', text: doneWords(act, person) });
  }
}

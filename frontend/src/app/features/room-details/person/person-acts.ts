import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Id, MemberRole, MyRoom, User } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Blocks } from '../../../core/people/blocks';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Toasts } from '../../../ui/toast/toasts';
import { doneWords, type ListedAct, questionBefore } from './act-words';
import type { BanQuestion } from '../../../core/people/ban-dialog';
import { muteEnd, type MuteLength } from './mute-lengths';

/** Does what a person's card offers: asks first where it is grave, and offers the way back where it is not. */
@Injectable({ providedIn: 'root' })
export class PersonActs {
  private readonly client = inject(PARLEY);
  private readonly blocks = inject(Blocks);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  /** Resolves with whether it was done. */
  async do(act: Exclude<ListedAct, 'mute'>, person: User, room: MyRoom): Promise<boolean> {
    if (act === 'ban' || act === 'ban-account') return this.ban(act, person, room);
    const question = questionBefore(act, person, room);
    if (question && !(await this.dialogs.confirm(question))) return false;
    return this.attempt(() => this.ask(act, person, room.id), {
      text: doneWords(act, person),
      undo: this.wayBack(act, person, room),
    });
  }

  mute(person: User, room: MyRoom, length: MuteLength): Promise<boolean> {
    const { members } = this.client.api;
    return this.attempt(() => members.mute(room.id, person.id, { until: muteEnd(length, new Date()) }), {
      text: doneWords('mute', person),
      undo: () => members.unmute(room.id, person.id),
    });
  }

  /** To the direct room with them. */
  message(person: User): Promise<boolean> {
    return this.attempt(async () => {
      const { id } = await this.client.rooms.openDirect(person.id);
      await this.router.navigate(['/rooms', id]);
    });
  }

  private ask(
    act: Exclude<ListedAct, 'mute' | 'ban' | 'ban-account'>,
    person: User,
    roomId: Id,
  ): Promise<unknown> {
    const { members } = this.client.api;
    const toRole = (role: MemberRole): Promise<unknown> => members.setRole(roomId, person.id, { role });
    switch (act) {
      case 'promote':
        return toRole('moderator');
      case 'demote':
        return toRole('member');
      case 'hand-over':
        return toRole('owner');
      case 'unmute':
        return members.unmute(roomId, person.id);
      case 'kick':
        return members.kick(roomId, person.id);
      case 'lift-ban':
        return members.unban(roomId, person.id);
      case 'block':
        return this.blocks.block(person);
      case 'unblock':
        return this.blocks.unblock(person.id);
      case 'lift-account-ban':
        return this.client.api.moderation.unbanAccount(person.id);
    }
  }

  private wayBack(act: ListedAct, person: User, { id }: MyRoom): (() => Promise<unknown>) | undefined {
    if (act === 'promote') return () => this.ask('demote', person, id);
    if (act === 'demote') return () => this.ask('promote', person, id);
    return undefined;
  }

  private async ban(act: 'ban' | 'ban-account', person: User, room: MyRoom): Promise<boolean> {
    const data = act === 'ban' ? this.roomBan(person, room) : this.accountBan(person);
    const dialog = import('../../../core/people/ban-dialog').then((module) => module.BanDialog);
    const done = await firstValueFrom(this.dialogs.open<boolean, BanQuestion>(dialog, { data }).closed);
    if (done) this.toasts.show({ kind: 'success', text: doneWords(act, person) });
    return done ?? false;
  }

  private roomBan(person: User, { id, name }: MyRoom): BanQuestion {
    return {
      heading: `Ban ${person.displayName}?`,
      text: `They leave ${name} at once on every device, and can not come back until the ban is lifted.`,
      action: 'Ban from room',
      ban: (reason) => this.client.api.members.ban(id, person.id, { reason }),
    };
  }

  private accountBan(person: User): BanQuestion {
    return {
      heading: `Ban the account of ${person.displayName}?`,
      text: 'They are signed out everywhere at once, and can not sign in until the ban is lifted. What they wrote stays.',
      action: 'Ban the account',
      ban: (reason) => this.client.api.moderation.banAccount(person.id, { reason }),
    };
  }

  private async attempt(
    act: () => Promise<unknown>,
    done?: { text: string; undo?: () => Promise<unknown> },
  ): Promise<boolean> {
    try {
      await act();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
      return false;
    }
    if (!done) return true;
    const { text, undo } = done;
    const action = undo && { label: 'Undo', run: () => void this.attempt(undo) };
    this.toasts.show({ kind: 'success', text, action });
    return true;
  }
}

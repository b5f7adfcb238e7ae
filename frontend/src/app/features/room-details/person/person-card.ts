import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Id, MemberRole, MyRoom } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { PresenceActions } from '../../../core/presence/presence.actions';
import { isMuted, muteWords } from '../../../core/rooms/muting';
import { selectMyId } from '../../../core/session/session.feature';
import { Icon } from '../../../ui/icon/icon';
import { Now } from '../../../ui/time/now';
import { ActList, type ChosenAct } from './act-list';
import { PersonActs } from './person-acts';
import { PersonFace } from './person-face';
import { SharedRooms } from './shared-rooms';
import { standingOf } from './standing';

const ROLE_WORDS: Record<MemberRole, string> = {
  owner: 'Owner of this room',
  moderator: 'Moderator of this room',
  member: 'Member of this room',
};

/** One person: who they are, how they stand here, and what the caller may do. */
@Component({
  selector: 'pl-person-card',
  imports: [ActList, Icon, PersonFace, RouterLink, SharedRooms],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-card.html',
  styleUrl: './person-card.css',
})
export class PersonCard {
  readonly room = input.required<MyRoom>();
  readonly userId = input.required<Id>();

  private readonly acts = inject(PersonActs);
  private readonly now = inject(Now);
  private readonly store = inject(Store);
  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly myId = this.store.selectSignal(selectMyId);
  protected readonly isMe = computed(() => this.userId() === this.myId());
  protected readonly standing = standingOf(this.room, this.userId);
  protected readonly user = computed(
    () => this.people()[this.userId()] ?? (this.room().peer?.id === this.userId() ? this.room().peer : null),
  );
  /** The act that is being done. */
  protected readonly busy = signal<ChosenAct['act'] | 'message' | null>(null);

  protected readonly place = computed(() => {
    const member = this.standing.member();
    if (this.room().kind === 'direct' || member === undefined) return null;
    return member === null ? 'Not in this room' : ROLE_WORDS[member.role];
  });
  protected readonly mute = computed(() => {
    const until = this.standing.member()?.mutedUntil ?? null;
    const now = this.now.date();
    return isMuted(until, now) ? `Muted ${muteWords(until, now)}` : null;
  });
  /** In the direct room with them the message is at hand already. */
  protected readonly offersMessage = computed(
    () => this.room().peer?.id !== this.userId() && this.standing.allowed()?.has('message') === true,
  );
  protected readonly failure = computed(() => {
    const error = this.standing.failure();
    return error === undefined ? null : failureWords(error);
  });

  constructor() {
    const client = inject(PARLEY);
    effect((onCleanup) => {
      const userId = this.userId();
      client.people.need([userId]);
      this.store.dispatch(PresenceActions.personShown({ userId }));
      onCleanup(() => this.store.dispatch(PresenceActions.personShown({ userId: null })));
    });
  }

  protected async message(): Promise<void> {
    const user = this.user();
    if (user) await this.whileBusy('message', () => this.acts.message(user));
  }

  protected async do(chosen: ChosenAct): Promise<void> {
    const [user, room] = [this.user(), this.room()];
    if (!user) return;
    await this.whileBusy(chosen.act, async () => {
      const done =
        chosen.act === 'mute'
          ? await this.acts.mute(user, room, chosen.length)
          : await this.acts.do(chosen.act, user, room);
      if (done) this.standing.look();
      return done;
    });
  }

  private async whileBusy(act: ChosenAct['act'] | 'message', work: () => Promise<boolean>): Promise<void> {
    this.busy.set(act);
    await work();
    this.busy.set(null);
  }
}

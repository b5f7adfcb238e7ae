import { computed, inject, resource, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Member, MyRoom } from '@parley/contracts';
import { allowedInRoom, allowedToward, type PersonAct } from '../../../core/access/allowed-acts';
import { selectMembersByRoom } from '../../../core/members/members.feature';
import { PARLEY } from '../../../core/parley/parley';
import { Blocks } from '../../../core/people/blocks';
import { isMuted } from '../../../core/rooms/muting';
import { selectMe } from '../../../core/session/session.feature';
import { Now } from '../../../ui/time/now';
import { isAccountBanned, isBanned, loadMember } from './inquiries';

export interface PersonStanding {
  /** `undefined` while it is not known, `null` for who is not in the room. */
  member: Signal<Member | null | undefined>;
  /** What the caller may do; `null` while that is not known. */
  allowed: Signal<ReadonlySet<PersonAct> | null>;
  /** Why that could not be found out; `undefined` where it could. */
  failure: Signal<Error | undefined>;
  /** What was found out may have changed by an act of the caller's. */
  look(): void;
}

/**
 * How a person stands in a room and to the caller. What the store holds is read there and so is always fresh; the rest
 * (whether they are banned) is asked for only by those who may know it.
 */
export function standingOf(room: Signal<MyRoom>, userId: Signal<Id>): PersonStanding {
  const client = inject(PARLEY);
  const store = inject(Store);
  const blocks = inject(Blocks);
  const now = inject(Now);
  const me = store.selectSignal(selectMe);
  const membersByRoom = store.selectSignal(selectMembersByRoom);

  const member = computed(() => {
    const list = membersByRoom()[room().id];
    const found = list?.members.find(({ user }) => user.id === userId());
    return found ?? (list?.complete ? null : undefined);
  });
  const admin = computed(() => me()?.role === 'admin');
  const moderates = computed(() =>
    allowedInRoom({ kind: room().kind, role: room().me.role }).has('see-bans'),
  );

  const found = resource({
    params: () => ({
      roomId: room().id,
      userId: userId(),
      outside: moderates() && member() === null,
      missing: member() === undefined && membersByRoom()[room().id] !== undefined,
      admin: admin(),
    }),
    loader: async ({ params: { roomId, userId, outside, missing, admin } }) => {
      if (missing) await loadMember(client, roomId, userId);
      const [banned, accountBanned] = await Promise.all([
        outside ? isBanned(client, roomId, userId) : false,
        admin ? isAccountBanned(client, userId) : false,
        blocks.people() ?? blocks.load(),
      ]);
      return { banned, accountBanned };
    },
  });

  const allowed = computed(() => {
    const them = member();
    if (them === undefined || !found.hasValue()) return null;
    const { kind, me: mine } = room();
    return allowedToward(
      { kind, role: mine.role, admin: admin() },
      {
        ...found.value(),
        isMe: userId() === me()?.id,
        role: them?.role ?? null,
        muted: them !== null && isMuted(them.mutedUntil, now.date()),
        blocked: blocks.has(userId()),
      },
    );
  });

  return { member, allowed, failure: found.error, look: () => void found.reload() };
}

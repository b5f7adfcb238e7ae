import type { Blocked, MemberRole, RoomKind } from '@parley/contracts';

/** How somebody stands to a room that exists. */
export interface Standing {
  readonly kind: RoomKind;
  readonly memberCount: number;
  /** `null` for who is no member. */
  readonly role: MemberRole | null;
  readonly mutedUntil: Date | null;
  readonly banned: boolean;
  /** In direct rooms, who of the two takes no messages of the other. */
  readonly blocked: Blocked | null;
}

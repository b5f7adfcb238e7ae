import type { Blocked, Member, Membership, Message, MyRoom, Room, User } from '@parley/contracts';
import type { MemberRow, MyRoomRow, RoomRow } from './room.row.js';

export function roomView(row: RoomRow): Room {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    memberCount: row.member_count,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    version: row.version,
  };
}

export interface RoomExtras {
  readonly unread: number;
  readonly mentions: number;
  readonly lastMessage: Message | null;
  readonly peer: User | null;
  readonly blocked: Blocked | null;
}

export function myRoomView(row: MyRoomRow, extras: RoomExtras): MyRoom {
  return { ...roomView(row), me: membershipView(row), ...extras };
}

function membershipView(row: Omit<MemberRow, 'room_id' | 'user_id'>): Membership {
  return {
    role: row.role,
    readSeq: row.read_seq,
    deliveredSeq: row.delivered_seq,
    mutedUntil: row.muted_until?.toISOString() ?? null,
    notify: row.notify,
    notifyChosen: row.notify_chosen,
    joinedAt: row.joined_at.toISOString(),
  };
}

export function memberView(row: MemberRow, user: User): Member {
  return {
    user,
    role: row.role,
    joinedAt: row.joined_at.toISOString(),
    mutedUntil: row.muted_until?.toISOString() ?? null,
    readSeq: row.read_seq,
    deliveredSeq: row.delivered_seq,
  };
}

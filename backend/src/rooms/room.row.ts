import type { MemberRole, NotifyLevel, RoomKind } from '@parley/contracts';

/** A row of `rooms`, as `pg` gives it. */
export interface RoomRow {
  id: string;
  kind: RoomKind;
  name: string | null;
  topic: string | null;
  /** Both people's ids in a direct room, the lower one first; `null` elsewhere. */
  direct_key: string | null;
  created_by: string;
  created_at: Date;
  last_activity_at: Date;
  member_count: number;
  /** Of the oldest message that is kept. */
  first_seq: number;
  last_seq: number;
  version: number;
}

/** A row of `members`. */
export interface MemberRow {
  room_id: string;
  user_id: string;
  role: MemberRole;
  joined_at: Date;
  read_seq: number;
  /** The furthest that `read_seq` was when the member took it back; 0 where they never did. */
  taken_back_from: number;
  delivered_seq: number;
  muted_until: Date | null;
  notify: NotifyLevel;
  notify_chosen: boolean;
}

/** A room together with one member's row. */
export type MyRoomRow = RoomRow & Omit<MemberRow, 'room_id' | 'user_id'>;

const ROOM: readonly (keyof RoomRow)[] = [
  'id',
  'kind',
  'name',
  'topic',
  'direct_key',
  'created_by',
  'created_at',
  'last_activity_at',
  'member_count',
  'first_seq',
  'last_seq',
  'version',
];

const PLACE: readonly (keyof MyRoomRow)[] = [
  'role',
  'joined_at',
  'read_seq',
  'taken_back_from',
  'delivered_seq',
  'muted_until',
  'notify',
  'notify_chosen',
];

const of = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${alias}.${column}`).join(', ');

/** What a query has to select for a `RoomRow` of the table called `alias` there; the others likewise. */
export const roomColumns = (alias: string): string => of(alias, ROOM);
export const memberColumns = (alias: string): string => of(alias, ['room_id', 'user_id', ...PLACE]);
export const myRoomColumns = (room: string, member: string): string =>
  `${of(room, ROOM)}, ${of(member, PLACE)}`;

/** The one key of two people's direct room, whoever asks. */
export function directKey(one: string, other: string): string {
  return [one, other].sort().join(':');
}

/** The other person of a direct room. */
export function peerOf(row: RoomRow, userId: string): string | null {
  return row.direct_key?.split(':').find((id) => id !== userId) ?? null;
}

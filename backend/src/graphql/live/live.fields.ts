import { Injectable } from '@nestjs/common';
import { type Id, LIMITS, type Presence } from '@parley/contracts';
import { AccessService } from '../../access/index.js';
import { HistoryService } from '../../messages/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { invalid, IsSeq } from '../../platform/validation/index.js';
import { PresenceService, WatchPresenceDto } from '../../presence/index.js';
import type { RequestContext } from '../context.js';
import { NoArgs, person, type SchemaPart, signedIn } from '../fields.js';
import { RoomArgs } from '../page-args.js';
import type { Connection } from './connection.js';
import { asHeard, type Feed, feedOf } from './feed.js';
import { LIVE } from './live.schema.js';
import { type MessageChange, messageFeed, type News } from './message-feed.js';

const AT_ONCE = 100;

class MessagesSinceArgs extends RoomArgs {
  @IsSeq()
  sinceVersion: number;
}

/** What happens, as it happens. Who may hear it is asked of the database when it begins, and ends when a socket's does. */
@Injectable()
export class LiveFields implements SchemaPart {
  readonly text = LIVE;

  constructor(
    private readonly access: AccessService,
    private readonly history: HistoryService,
    private readonly presence: PresenceService,
  ) {}

  readonly subscriptions = {
    messageChanged: signedIn(MessagesSinceArgs, (_actor, args, context) => this.messages(args, context)),
    memberChanged: signedIn(RoomArgs, (_actor, { roomId }, context) =>
      this.inRoom(context, roomId, ({ event, payload }) => {
        if (event === 'member:changed' && payload.roomId === roomId) {
          return { roomId, userId: payload.member.user.id, member: payload.member };
        }
        return event === 'member:removed' && payload.roomId === roomId
          ? { roomId, userId: payload.userId, removed: payload.reason }
          : undefined;
      }),
    ),
    receiptChanged: signedIn(RoomArgs, (_actor, { roomId }, context) =>
      this.inRoom(context, roomId, ({ event, payload }) =>
        event === 'receipt:changed' && payload.roomId === roomId ? payload : undefined,
      ),
    ),
    typing: signedIn(RoomArgs, (_actor, { roomId }, context) =>
      this.inRoom(context, roomId, ({ event, payload }) =>
        event === 'typing' && payload.roomId === roomId ? payload : undefined,
      ),
    ),
    presenceChanged: signedIn(WatchPresenceDto, (_actor, { userIds }, context) =>
      this.presenceOf(userIds, connectionOf(context)),
    ),
    roomsChanged: signedIn(NoArgs, (_actor, _args, context) =>
      feedOf({
        connection: connectionOf(context),
        tell: asHeard,
        pick: ({ event, payload }) => {
          if (event === 'room:added' || event === 'room:changed')
            return { roomId: payload.id, room: payload };
          return event === 'room:removed' ? { roomId: payload.roomId, removed: payload.reason } : undefined;
        },
      }),
    ),
  };

  readonly types = { Typing: { user: person(({ userId }: { userId: Id }) => userId) } };

  private messages(
    { roomId, sinceVersion }: MessagesSinceArgs,
    context: RequestContext,
  ): Promise<Feed<MessageChange>> {
    const connection = connectionOf(context);
    const { actor } = connection;
    return feedOf<News, MessageChange>({
      connection,
      roomId,
      admit: () => this.access.confirm(actor, 'read', roomId),
      pick: ({ event, payload }) => {
        if (event === 'message:changed') {
          return payload.roomId === roomId ? { version: payload.version, message: payload } : undefined;
        }
        if (event === 'room:head') {
          return payload.roomId === roomId ? { version: payload.version, message: null } : undefined;
        }
        // The socket may have come to the room later than the person, and have heard nothing in between.
        return event === 'room:added' && payload.id === roomId
          ? { version: payload.version, message: null }
          : undefined;
      },
      tell: (inbox) =>
        messageFeed(inbox, sinceVersion, {
          changesSince: (version) => this.history.changes(actor, roomId, version, AT_ONCE),
          whenTaken: () => connection.whenDrained(),
        }),
    });
  }

  private inRoom<T>(
    context: RequestContext,
    roomId: Id,
    pick: Parameters<typeof feedOf<T, T>>[0]['pick'],
  ): Promise<Feed<T>> {
    const connection = connectionOf(context);
    const admit = () => this.access.confirm(connection.actor, 'read', roomId);
    return feedOf({ connection, roomId, admit, pick, tell: asHeard });
  }

  /** A socket watches one list of people: it is that of all its subscriptions. */
  private async presenceOf(userIds: readonly Id[], connection: Connection): Promise<Feed<Presence[]>> {
    const mine = new Set(userIds);
    const key = {};
    const watch = async (): Promise<Presence[]> => {
      const all = new Set([...connection.watched.values()].flat());
      return this.presence.watch(connection.id, [...all]);
    };
    const ofMine = (presence: readonly Presence[]): Presence[] | undefined => {
      const some = presence.filter(({ userId }) => mine.has(userId));
      return some.length > 0 ? some : undefined;
    };
    let now: Presence[] = [];
    return feedOf<Presence[], Presence[]>({
      connection,
      admit: async () => {
        const all = new Set([...connection.watched.values(), userIds].flat());
        if (all.size > LIMITS.presenceWatchMax) {
          const message = `a connection may watch at most ${LIMITS.presenceWatchMax} people`;
          throw invalid([{ path: 'userIds', message }]);
        }
        connection.watched.set(key, userIds);
        now = ofMine(await watch()) ?? [];
      },
      pick: ({ event, payload }) => (event === 'presence:changed' ? ofMine(payload) : undefined),
      tell: async function* (inbox) {
        yield now;
        yield* asHeard(inbox);
      },
      left: () => {
        if (connection.watched.delete(key)) watch().catch(() => undefined);
      },
    });
  }
}

function connectionOf({ connection }: RequestContext): Connection {
  if (connection) return connection;
  throw new ChatError('VALIDATION', 'Subscriptions go over a WebSocket, by graphql-transport-ws.');
}

import type { Id, Me } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { Api } from './api/api.js';
import { Http } from './api/http.js';
import { RoomCache } from './cache/room-cache.js';
import type { ClientOptions } from './client-options.js';
import type { ConnectionUser } from './connection/connection-user.js';
import { Connection } from './connection/connection.js';
import { ChangeStream } from './events/change-stream.js';
import { Drafts } from './drafts/drafts.js';
import { PresenceWatch } from './live/presence.js';
import { Typing } from './live/typing.js';
import { Marks } from './marks/marks.js';
import { Members } from './members/members.js';
import { Messages } from './messages/messages.js';
import { Pins } from './messages/pins.js';
import { Outbox } from './outbox/outbox.js';
import type { ParleyClient } from './surface/parley-client.js';
import type { Timeline } from './surface/timeline.js';
import { People } from './people/people.js';
import { Rooms } from './rooms/rooms.js';
import { serverEvents } from './server-events.js';
import { SessionTabs } from './session/session-tabs.js';
import { Session } from './session/session.js';
import { TokenKeeper } from './session/token-keeper.js';
import { RoomBook } from './sync/room-book.js';
import { RoomSync } from './sync/room-sync.js';
import { Timelines } from './timeline/timelines.js';
import { UploadQueue } from './uploads/upload-queue.js';
import { Uploads } from './uploads/uploads.js';

/**
 * The parts put together: who speaks to whom. Session and connection begin and end things; the book of rooms holds what
 * is true; everything that comes from the server goes into it through `RoomSync`, and everything that depends on it
 * watches it.
 *
 * The order of the parts that watch the book is the order in which they act: timelines tell of their windows before the
 * outbox lets go of what the window now shows.
 */
export class Client implements ParleyClient {
  readonly changes = new ChangeStream();
  readonly api: Api;
  readonly session: Session;
  readonly connection: Connection;
  readonly rooms: Rooms;
  readonly messages: Messages;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly uploads: Uploads;
  readonly pins: Pins;
  readonly marks: Marks;
  readonly members: Members;
  readonly people: People;
  readonly typing: Typing;
  readonly presence: PresenceWatch;
  private readonly book: RoomBook;
  private readonly sync: RoomSync;
  private readonly timelines: Timelines;
  private readonly cache: RoomCache;
  private readonly keeper: TokenKeeper;
  private readonly queue: UploadQueue;

  constructor(private readonly options: Required<ClientOptions>) {
    const { clock, random, storage, locks, signals, url, tokens, openSocket, mayBeSignedIn } = options;
    const { tell } = this.changes;
    const userId = (): Id | null => this.session.me?.id ?? null;
    const isOnline = (): boolean => this.connection.state.status === 'online';

    const http = new Http(options);
    const api = (this.api = new Api(http));
    const tabs = new SessionTabs(options.tabs);
    this.keeper = new TokenKeeper({
      auth: api.auth,
      account: storage.account,
      tokens,
      locks,
      tabs,
      clock,
      random,
      renewed: ({ value }) => void this.connection.renewToken(value),
      over: (reason) => void this.session.end(reason),
    });
    http.useTokens(this.keeper);
    this.session = new Session({
      api,
      keeper: this.keeper,
      storage,
      mayBeSignedIn: () => tokens === 'cookie' && mayBeSignedIn(),
      tabs,
      clock,
      tell,
      scope: this,
    });
    const connection = new Connection({ url, openSocket, tokens: this.keeper, clock, random, signals, tell });
    this.connection = connection;

    this.people = new People({
      users: api.users,
      store: storage.people,
      account: storage.account,
      clock,
      tell,
    });
    const book = (this.book = new RoomBook(tell));
    this.sync = new RoomSync({
      book,
      api,
      connection,
      clock,
      random,
      userId,
      told: (me) => this.session.setMe(me),
      draftsRead: (drafts) => this.drafts.readAll(drafts),
      people: {
        version: () => this.people.version,
        caughtUp: (told) => {
          void this.people.caughtUp(told);
          // Lists of members that stayed on the screen have names of their own.
          for (const user of told?.changed ?? []) this.members.profileChanged(user);
        },
      },
    });
    const { sync } = this;
    this.timelines = new Timelines({
      book,
      messages: api.messages,
      clock,
      tell,
      settled: () => connection.settled(),
    });
    const queue = (this.queue = new UploadQueue({
      clock,
      random,
      send: (content, name, control) => api.attachments.upload(content, name, control),
      takeBack: (attachmentId) => api.attachments.remove(attachmentId),
      isOnline,
    }));
    this.uploads = new Uploads({ queue, tell, newId });
    this.outbox = new Outbox({
      store: storage.outbox,
      locks,
      clock,
      random,
      book,
      tell,
      queue,
      takeUploads: (roomId, ids) => this.uploads.take(roomId, ids),
      newId,
      send: (message) => connection.request('message:send', message),
      isOnline,
      receive: (message) => sync.receive(message),
    });
    this.drafts = new Drafts({ api: api.drafts, store: storage.drafts, book, clock, tell, isOnline });
    this.pins = new Pins({ api: api.messages, book, clock, tell, isOnline });
    this.marks = new Marks({
      book,
      connection,
      clock,
      isOnline,
      moved: ({ id }) => sync.update(id, () => undefined),
    });
    this.cache = new RoomCache(storage.rooms, book, clock);
    this.rooms = new Rooms(api, book, sync);
    this.messages = new Messages(connection, sync);
    this.members = new Members({
      api: api.members,
      book,
      people: this.people,
      clock,
      tell,
      userId,
      isOnline,
    });
    this.typing = new Typing({
      clock,
      tell,
      userId,
      notify: (roomId, on) => connection.notify('typing', { roomId, on }),
    });
    this.presence = new PresenceWatch({
      clock,
      tell,
      ask: {
        watch: (userIds) => connection.request('presence:watch', { userIds }),
        set: (status) => connection.request('presence:set', { status }),
      },
    });
    book.watch({ removed: (roomId) => this.typing.gone(roomId) });
    this.changes.on('session:changed', ({ session }) => {
      if (session.status === 'signed-in') this.people.learnMe(session.me);
    });
    connection.use(this.connectionUser());
  }

  timeline(roomId: Id): Timeline {
    return this.timelines.of(roomId);
  }

  start(): Promise<void> {
    return this.session.start();
  }

  async stop(): Promise<void> {
    await this.cache.flush();
    this.session.stop();
    this.options.tabs.close();
    await this.options.storage.close();
  }

  /** A session begins: first what the device holds, then the connection. */
  async opened(me: Me): Promise<void> {
    await Promise.all([
      this.cache.open(me.id),
      this.people.open(me.id),
      this.outbox.open(me.id),
      this.drafts.open(me.id),
    ]);
    if (this.session.me?.id !== me.id) return;
    this.people.learnMe(me);
    this.connection.open();
  }

  /** A session is over: nothing of it may be heard or shown any more. */
  closed(): void {
    this.connection.close();
    this.cache.close();
    this.queue.close();
    this.uploads.close();
    this.outbox.close();
    this.drafts.close();
    this.pins.close();
    this.marks.close();
    this.members.close();
    this.presence.close();
    this.people.close();
    this.book.clear();
    this.timelines.clear();
  }

  private connectionUser(): ConnectionUser {
    const { book, sync, members, people, typing, presence, drafts, session, connection, changes } = this;
    return {
      events: serverEvents({
        book,
        sync,
        members,
        people,
        typing,
        presence,
        drafts,
        session,
        connection,
        changes,
      }),
      connected: () => this.sync.connected(),
      catchUp: () => this.sync.catchUp(),
      online: () => {
        this.timelines.refill();
        this.queue.online();
        this.outbox.online();
        this.drafts.online();
        this.pins.online();
        this.marks.online();
        this.members.online();
        this.presence.online();
        this.people.online();
      },
      disconnected: () => {
        this.sync.disconnected();
        this.typing.clear();
      },
      expiring: () => void this.keeper.renew().catch(() => undefined),
      ended: (reason) => {
        // A token ran out on a living socket, perhaps because nobody could be asked for the next one. Whether the session
        // goes on is for the renewal to say, which the way back begins with.
        if (reason !== 'expired') void this.session.end(reason);
      },
    };
  }
}

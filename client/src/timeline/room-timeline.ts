import type { Id, Message, MessagePage } from '@parley/contracts';
import type { HistoryQuery, MessagesApi } from '../api/messages.api.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { Tell } from '../client-change.js';
import type { Timeline, TimelineWindow } from '../surface/timeline.js';
import type { RoomBook } from '../sync/room-book.js';
import type { RoomReplica } from '../sync/room-replica.js';
import type { Stretch } from './held-messages.js';

/** The end of the room's history counts as there when so much of it is. */
const ENOUGH = 30;
const PAGE = 50;
const RETRY_MS = 3_000;

const EMPTY: TimelineWindow = {
  fromSeq: 0,
  toSeq: 0,
  hasBefore: false,
  hasAfter: false,
  loading: null,
  loaded: false,
};

export interface RoomTimelineDeps {
  book: RoomBook;
  messages: MessagesApi;
  clock: Clock;
  tell: Tell;
  /** Resolves when a connection that is being made stands or has failed: what it brings may make a page void. */
  settled(): Promise<void>;
  /** The last one who looked has closed it. */
  closed(roomId: Id): void;
}

/** The window over one room: the stretch that holds a place, where the place is the end or a `seq`. */
export class RoomTimeline implements Timeline {
  private place: number | 'end' = 'end';
  private loading: TimelineWindow['loading'] = null;
  private underWay: Promise<void> = Promise.resolve();
  private told: TimelineWindow = EMPTY;
  private viewers = 0;
  private cancelRetry: Cancel = () => undefined;

  constructor(
    readonly roomId: Id,
    private readonly deps: RoomTimelineDeps,
  ) {}

  get isOpen(): boolean {
    return this.viewers > 0;
  }

  get window(): TimelineWindow {
    const { replica } = this;
    if (!replica) return { ...EMPTY, loading: this.loading };
    const stretch = this.stretch(replica);
    const { newestSeq, firstSeq } = replica;
    return {
      fromSeq: stretch?.from ?? 0,
      toSeq: stretch?.to ?? 0,
      hasBefore: stretch !== null && stretch.from > firstSeq,
      hasAfter: newestSeq >= firstSeq && (stretch?.to ?? 0) < newestSeq,
      loading: this.loading,
      loaded: stretch !== null || newestSeq < firstSeq,
    };
  }

  get messages(): readonly Message[] {
    const { fromSeq, toSeq } = this.window;
    return toSeq > 0 ? (this.replica?.held.range(fromSeq, toSeq) ?? []) : [];
  }

  find(messageId: Id): Message | null {
    return this.replica?.held.find(messageId) ?? null;
  }

  open(): () => void {
    this.viewers += 1;
    this.changed();
    this.refill();
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      this.viewers -= 1;
      if (this.viewers > 0) return;
      this.cancelRetry();
      this.deps.closed(this.roomId);
    };
  }

  async loadNewest(): Promise<void> {
    this.place = 'end';
    this.changed();
    await this.inTurn('newest', {}, (replica) => !this.hasEnd(replica));
  }

  async loadOlder(): Promise<void> {
    await this.inTurn(
      'older',
      () => ({ before: this.window.fromSeq }),
      () => this.window.hasBefore,
    );
  }

  async loadNewer(): Promise<void> {
    await this.inTurn(
      'newer',
      () => ({ after: this.window.toSeq }),
      () => {
        const { hasAfter, toSeq } = this.window;
        return hasAfter && toSeq > 0;
      },
    );
  }

  async loadAround(seq: number): Promise<void> {
    await this.inTurn('around', { around: seq }, (replica) => !replica.held.around(seq));
    if (this.replica?.held.around(seq)) this.place = seq;
    this.changed();
  }

  /** Loads the end of the room where somebody looks and it is not there. */
  refill(): void {
    const { replica } = this;
    // The server has let go of the place that was looked at.
    if (replica && this.place !== 'end' && this.place < replica.firstSeq) {
      this.place = 'end';
      this.changed();
    }
    if (!this.isOpen || !replica || this.place !== 'end' || this.hasEnd(replica)) return;
    if (this.loading === 'newest') return;
    this.cancelRetry();
    void this.deps
      .settled()
      .then(() => this.loadNewest())
      .catch(() => {
        this.cancelRetry = this.deps.clock.after(RETRY_MS, () => this.refill());
      });
  }

  /** What is held was let go of: back to the end. */
  restart(): void {
    this.cancelRetry();
    this.place = 'end';
    this.changed();
    this.refill();
  }

  /** Tells of the window where it is not as it was told last. */
  changed(): void {
    const { window, told, roomId } = this;
    const keys = Object.keys(window) as (keyof TimelineWindow)[];
    if (keys.every((key) => window[key] === told[key])) return;
    this.told = window;
    this.deps.tell({ type: 'timeline:changed', roomId, window });
  }

  private get replica(): RoomReplica | null {
    return this.deps.book.get(this.roomId);
  }

  private stretch({ held }: RoomReplica): Stretch | null {
    return this.place === 'end' ? held.last : held.around(this.place);
  }

  private hasEnd({ held, newestSeq, firstSeq }: RoomReplica): boolean {
    if (newestSeq < firstSeq) return true;
    const { last } = held;
    return last?.to === newestSeq && (last.from <= firstSeq || last.to - last.from >= ENOUGH);
  }

  /** One load after the other: each sees what the one before has brought, and may find itself needless. */
  private inTurn(
    kind: NonNullable<TimelineWindow['loading']>,
    query: HistoryQuery | (() => HistoryQuery),
    needed: (replica: RoomReplica) => boolean,
  ): Promise<void> {
    const turn = this.underWay.then(async () => {
      const { replica } = this;
      if (!replica || !needed(replica)) return;
      this.setLoading(kind);
      try {
        await this.load(replica, typeof query === 'function' ? query() : query);
      } finally {
        this.setLoading(null);
      }
      // The page was from before a reset, and what was asked for has yet to come.
      if (!this.window.loaded) this.refill();
    });
    this.underWay = turn.catch(() => undefined);
    return turn;
  }

  private async load(replica: RoomReplica, query: HistoryQuery): Promise<void> {
    const load = replica.beginLoad();
    let page: MessagePage;
    try {
      page = await this.deps.messages.history(this.roomId, { ...query, limit: PAGE });
    } catch (error) {
      replica.cancelLoad(load);
      throw error;
    }
    const held = replica.endLoad(load, page);
    if (held) this.deps.book.publish(replica, held);
  }

  private setLoading(kind: TimelineWindow['loading']): void {
    this.loading = kind;
    this.changed();
  }
}

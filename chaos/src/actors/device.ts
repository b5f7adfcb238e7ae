import { memoryStorage, type ClientChange, type ClientStorage, type ParleyClient } from '@parley/client';
import type { Id, Message, ReadMarks } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import type { DeviceState, MessageState, Operation } from '../history/events.js';
import type { Recorder } from '../history/recorder.js';
import { messageState, roomView, timelineState } from '../history/states.js';
import type { ClientLine } from '../world/world.js';
import { Observer } from './observer.js';
import { failureFrom } from './outcomes.js';
import { Sends } from './sends.js';
import { Tab } from './tab.js';

export interface Account {
  username: string;
  password: string;
}

/** What an answer tells that the checker wants to know. */
export interface Result {
  message?: MessageState;
  marks?: ReadMarks;
}

export const ofMessage = (message: Message): Result => ({ message: messageState(message) });

/**
 * One device of a person: a storage that stays, a tab that comes and goes, and a record of everything that arrives at
 * it or is done with it.
 */
export class Device {
  private readonly storage: ClientStorage = memoryStorage();
  private readonly observer: Observer;
  private readonly sends: Sends;
  private tab: Tab | null = null;
  /** Rooms that are looked at, each with how to look away. */
  private readonly viewed = new Map<Id, () => void>();
  /** What has to know when the tab goes. */
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly name: string,
    readonly connection: ClientLine,
    private readonly account: Account,
    private readonly recorder: Recorder,
  ) {
    this.sends = new Sends(recorder);
    this.observer = new Observer(name, recorder, (roomId) => this.lookAway(roomId));
  }

  get username(): string {
    return this.account.username;
  }

  /** Throws while the tab is closed. */
  get client(): ParleyClient {
    if (!this.tab) throw new Error(`${this.name} is closed.`);
    return this.tab.client;
  }

  get user(): Id {
    const { user } = this.observer;
    if (user === null) throw new Error(`Nobody ever signed in on ${this.name}.`);
    return user;
  }

  get isOpen(): boolean {
    return this.tab !== null;
  }

  get isSignedIn(): boolean {
    return this.isOpen && this.client.session.me !== null;
  }

  get isOnline(): boolean {
    return this.isSignedIn && this.client.connection.state.status === 'online';
  }

  /** Opens the tab, on what the device has kept. */
  async open(): Promise<void> {
    if (this.tab) return;
    const tab = new Tab(this.connection.url, this.storage, this.observer);
    this.tab = tab;
    this.observer.tab('open');
    tab.client.changes.subscribe((change) => this.tab === tab && this.follow(change));
    await tab.client.start();
  }

  /** Closes the tab in order. */
  async close(): Promise<void> {
    const tab = this.leave();
    await tab?.client.stop();
    tab?.crash();
  }

  /** The tab is gone from one moment to the next. */
  crash(): void {
    this.leave()?.crash();
  }

  async register(displayName: string): Promise<void> {
    const { username, password } = this.account;
    const email = `${username}@example.com`;
    await this.client.session.register({ email, username, displayName, password });
  }

  async signIn(): Promise<void> {
    const { username, password } = this.account;
    await this.client.session.login({ login: username, password });
  }

  /** Puts a message into the outbox. */
  send(roomId: Id, body: string): void {
    const id = newId();
    this.sends.expect(id, roomId, this.invoke({ name: 'send', roomId, id, body }));
    const notKept = (): void => this.sends.notKept(id);
    // Until the client says that the message is kept, it is as lost with the tab as one that was still being typed.
    this.waiting.add(notKept);
    void this.client.outbox
      .send({ roomId, body, id })
      .then(() => this.waiting.delete(notKept))
      .catch(notKept);
  }

  /** Tries a refused message once more. */
  retry(roomId: Id, id: Id, body: string): void {
    if (!this.isOpen) return;
    this.sends.expect(id, roomId, this.invoke({ name: 'send', roomId, id, body }));
    void this.client.outbox.retry(id);
  }

  /** Does something over REST or the socket, and notes what came of it. */
  async act<T>(
    operation: Operation,
    work: () => Promise<T>,
    resultOf: (data: T) => Result = () => ({}),
  ): Promise<void> {
    const op = this.invoke(operation);
    let close: () => void = () => undefined;
    const closed = new Promise<typeof CLOSED>((resolve) => (close = () => resolve(CLOSED)));
    this.waiting.add(close);
    try {
      const data = await Promise.race([work(), closed]);
      if (data === CLOSED) this.recorder.record({ type: 'info', op, code: 'TAB_CLOSED' });
      else this.recorder.record({ type: 'ok', op, ...resultOf(data) });
    } catch (error) {
      this.recorder.record({ op, ...failureFrom(error) });
    } finally {
      this.waiting.delete(close);
    }
  }

  /** Looks at a room: its newest page is loaded and kept. */
  view(roomId: Id): void {
    if (!this.viewed.has(roomId)) this.viewed.set(roomId, this.client.timeline(roomId).open());
  }

  lookAway(roomId: Id): void {
    this.viewed.get(roomId)?.();
    this.viewed.delete(roomId);
  }

  get views(): Id[] {
    return [...this.viewed.keys()];
  }

  /** Writes down what a person sees in a room now. */
  look(roomId: Id): void {
    const timeline = timelineState(this.client.timeline(roomId));
    this.recorder.record({ type: 'look', device: this.name, roomId, timeline });
  }

  /** At a time when nothing is on its way: messages that are neither waiting nor in their room are noted as lost. */
  takeStock(): void {
    this.sends.takeStock(this.client);
  }

  state(): DeviceState {
    const { client } = this;
    const rooms = new Set([...client.rooms.all.map(({ id }) => id), ...this.sends.rooms]);
    return {
      device: this.name,
      user: this.user,
      online: this.isOnline,
      rooms: client.rooms.all.map((room) => ({
        ...roomView(room),
        timeline: timelineState(client.timeline(room.id)),
      })),
      outbox: [...rooms]
        .flatMap((roomId) => client.outbox.items(roomId))
        .map(({ id, roomId, status, error }) => ({ id, roomId, status, code: error?.code ?? null })),
    };
  }

  private leave(): Tab | null {
    const { tab } = this;
    if (!tab) return null;
    this.tab = null;
    this.viewed.clear();
    this.observer.tab('close');
    for (const tell of this.waiting) tell();
    this.waiting.clear();
    return tab;
  }

  private invoke(operation: Operation): string {
    return this.recorder.invoke(this.name, this.user, operation);
  }

  private follow(change: ClientChange): void {
    this.observer.told(change);
    if (change.type === 'outbox:changed') this.sends.told(this.client, change.roomId, change.items);
  }
}

const CLOSED = Symbol('the tab was closed');

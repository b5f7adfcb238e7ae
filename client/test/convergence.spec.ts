import { afterEach, describe, expect, it } from '@jest/globals';
import type { Id, Message } from '@parley/contracts';
import { CALM, type Weather } from './support/fake-network.js';
import { ClientWorld } from './support/client-world.js';
import { Mirror } from './support/mirror.js';
import { ALICE, BOB } from './support/models.js';
import { type RoomModel } from './support/room-model.js';

/*
 * Whatever the network does, and in whatever order things come, come twice or not at all: once it is calm, what the
 * client holds, and what a store made of its changes, is what a fresh fetch would give.
 */

const STORM: Weather = {
  delayMs: 900,
  loseEvents: 0.03,
  doubleEvents: 0.15,
  loseRequests: 0.05,
  loseAnswers: 0.05,
};
const ROOMS = ['kitchen', 'garden'];
const STEPS = 120;

class Story {
  readonly world: ClientWorld;
  readonly sent: { roomId: Id; id: Id }[] = [];
  mirror: Mirror;
  private posted = 0;
  private closers: (() => void)[] = [];

  constructor(readonly seed: number) {
    this.world = new ClientWorld(seed);
    // Short enough to run out in the middle of things.
    this.world.backend.tokens.lifetimeMs = 20_000;
    this.mirror = new Mirror(this.world.client);
    for (const id of ROOMS) {
      const length = this.world.dice.below(150);
      for (let n = 0; n < length; n += 1) this.post(this.world.backend.room(id));
    }
  }

  async live(): Promise<void> {
    await this.world.signIn();
    this.world.network.weather = STORM;
    for (let step = 0; step < STEPS; step += 1) {
      await this.step();
      await this.world.clock.advance(this.world.dice.below(700));
    }
  }

  /** The network is well again; no news of importance gets lost any more, and a lost one is told of by its head. */
  async calm(): Promise<void> {
    const { world } = this;
    world.network.up = true;
    world.network.weather = CALM;
    await world.clock.advance(35_000);
    for (const room of world.backend.rooms.values()) this.tellHead(room);
    // Marks travel without a version: what was lost of them is mended by the next catching up.
    if (world.dice.chance(0.5)) world.network.cut();
    else for (const { id } of world.backend.rooms.values()) world.backend.tellReceipt(id);
    await world.clock.advance(120_000);
  }

  private async step(): Promise<void> {
    const { world } = this;
    const { dice, client, network, backend } = world;
    const room = backend.room(dice.pick(ROOMS));
    const timeline = client.timeline(room.id);
    switch (dice.below(20)) {
      case 0:
      case 1:
      case 2:
        return void backend.write(room.id, () => this.post(room));
      case 3:
      case 4:
      case 5:
        return this.changeSome(room);
      case 6:
        for (let burst = 0; burst < 30; burst += 1) backend.write(room.id, () => this.post(room));
        return;
      case 7:
        if (dice.chance(0.05)) for (let n = 0; n < 520; n += 1) backend.write(room.id, () => this.post(room));
        return;
      case 8:
        if (dice.chance(0.5))
          network.cut(dice.pick(['transport close', 'ping timeout', 'io server disconnect']));
        return;
      case 9:
        network.up = dice.chance(0.8);
        return;
      case 10:
        this.closers.push(timeline.open());
        return this.changeSome(room);
      case 11:
        for (const close of this.closers.splice(0)) close();
        return;
      case 12:
        void timeline.loadOlder().catch(() => undefined);
        return this.changeSoon(room);
      case 13:
        void timeline.loadAround(1 + dice.below(room.lastSeq + 1)).catch(() => undefined);
        return this.changeSoon(room);
      case 14:
        void timeline.loadNewer().catch(() => undefined);
        return this.changeSoon(room);
      case 15:
        return client.marks.read(room.id, dice.below(room.lastSeq + 2));
      case 16:
        backend.socket(ALICE, 'room:read', { roomId: room.id, seq: dice.below(room.lastSeq + 1) });
        return;
      case 17:
        return void client.marks.unread(room.id, 1 + dice.below(room.lastSeq + 1)).catch(() => undefined);
      case 18:
        if (dice.chance(0.3)) await this.reopen();
        return;
      default:
        return this.send(room.id);
    }
  }

  private changeSome(room: RoomModel): void {
    const { dice, backend } = this.world;
    for (let n = 1 + dice.below(4); n > 0 && room.lastSeq > 0; n -= 1) {
      backend.write(room.id, () => this.change(room));
    }
  }

  /** While what was asked for just now is on its way. */
  private async changeSoon(room: RoomModel): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      await this.world.clock.advance(this.world.dice.below(400));
      this.changeSome(room);
    }
  }

  private async reopen(): Promise<void> {
    this.closers = [];
    const client = this.world.newClient();
    this.mirror = new Mirror(client);
    await this.world.client.stop();
    this.world.client = client;
    await this.world.run(client.start());
  }

  private send(roomId: Id): void {
    const id = `own-${(this.posted += 1)}`;
    this.sent.push({ roomId, id });
    void this.world.client.outbox.send({ id, roomId, body: `words of ${id}` });
  }

  private post(room: RoomModel) {
    const { dice } = this.world;
    const id = `${room.id}-${(this.posted += 1)}`;
    const mentions = dice.chance(0.2) ? [ALICE] : [];
    return room.post({ id, authorId: dice.chance(0.1) ? ALICE : BOB, mentions, body: `words of ${id}` });
  }

  private change(room: RoomModel) {
    const { dice } = this.world;
    const seq = 1 + dice.below(room.lastSeq);
    if (dice.chance(0.3) || room.messages[seq - 1]?.deletedAt) return room.delete(seq);
    if (dice.chance(0.5)) return room.react(seq, [BOB]);
    return room.edit(seq, { body: `edited ${seq}`, mentions: dice.chance(0.3) ? [ALICE] : [] });
  }

  private tellHead({ id, version }: RoomModel): void {
    this.world.backend.tell({ roomId: id, event: 'room:head', payload: { roomId: id, version } });
  }
}

/** The places at which two stretches of history differ. */
function differences(held: readonly Message[], truth: readonly Message[]): number[] {
  const places = new Set([...held, ...truth].map(({ seq }) => seq));
  const at = (messages: readonly Message[], place: number) => messages.find(({ seq }) => seq === place);
  return [...places].filter((place) => !isSame(at(held, place), at(truth, place)));
}

function isSame(one: Message | null | undefined, other: Message | null | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

describe('a client in a storm', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
  let story: Story;

  afterEach(() => story.world.client.stop());

  it.each(seeds)('ends where a fresh fetch would, seed %i', async (seed) => {
    story = new Story(seed);
    await story.live();
    await story.calm();
    const { client, backend } = story.world;

    expect(client.connection.state.status).toBe('online');
    for (const room of backend.rooms.values()) {
      const truth = room.seenBy(ALICE);
      const { unread, mentions, lastSeq, version, lastMessage, me } = client.rooms.get(room.id) ?? truth;
      expect({ unread, mentions, lastSeq, version, lastMessage, readSeq: me.readSeq }).toEqual({
        unread: truth.unread,
        mentions: truth.mentions,
        lastSeq: truth.lastSeq,
        version: truth.version,
        lastMessage: truth.lastMessage,
        readSeq: truth.me.readSeq,
      });
      expect(story.mirror.rooms.get(room.id)).toEqual(client.rooms.get(room.id));

      const timeline = client.timeline(room.id);
      timeline.open();
      await story.world.clock.advance(1_000);
      const { fromSeq, toSeq } = timeline.window;
      expect(differences(timeline.messages, room.messages.slice(Math.max(0, fromSeq - 1), toSeq))).toEqual(
        [],
      );
      expect(differences(story.mirror.shown(room.id), timeline.messages)).toEqual([]);
      const mirrored = [...(story.mirror.messages.get(room.id)?.values() ?? [])];
      expect(mirrored.filter((message) => !isSame(message, room.find(message.id)))).toEqual([]);
      expect(client.outbox.items(room.id)).toEqual([]);
    }
    for (const { roomId, id } of story.sent) expect(backend.room(roomId).find(id)?.authorId).toBe(ALICE);
    expect(backend.tokens.reuses).toBe(0);
  });

  it('sends in the order in which things were written, each once', async () => {
    story = new Story(99);
    await story.live();
    await story.calm();
    for (const roomId of ROOMS) {
      const written = story.sent.filter((sent) => sent.roomId === roomId).map(({ id }) => id);
      const stored = story.world.backend.room(roomId).messages.map(({ id }) => id);
      expect(stored.filter((id) => id.startsWith('own-'))).toEqual(written);
    }
  });
});

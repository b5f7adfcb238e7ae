import { dataOf } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { Random } from '../random.js';
import { pause } from '../world/pause.js';
import { ofMessage, type Device } from './device.js';
import type { Town } from './town.js';

interface RawSend {
  id: Id;
  roomId: Id;
  body: string;
}

/**
 * Somebody whose program keeps to no rules: it sends the same message to several instances at once, over the socket and
 * over REST, again later, out of order, and now and then other words under an id that is taken. There is still one
 * message for each id.
 *
 * Needs devices of one person; each is sent to an instance of its own as long as that one lives.
 */
export class RudeSender {
  private readonly random: Random;
  private texts = 0;

  constructor(
    private readonly devices: readonly Device[],
    private readonly town: Town,
    seed: number,
  ) {
    this.random = Random.fork(seed, 'rude');
    for (const [number, device] of devices.entries()) device.connection.preferred = number;
  }

  async send(count: number): Promise<void> {
    const messages = Array.from({ length: count }, () => this.write()).filter((message) => message !== null);
    await Promise.all(this.random.shuffle(messages).map((message) => this.sendTwice(message)));
    await pause(this.random.between(0, 2_000));
    for (const message of this.random.some(messages, 4)) await this.sendOnce(message);
  }

  private write(): RawSend | null {
    const room = this.random.pick(this.town.rooms);
    if (!room) return null;
    this.texts += 1;
    return { id: newId(), roomId: room.id, body: `the rude one shouts ${this.texts}` };
  }

  private async sendTwice(message: RawSend): Promise<void> {
    await pause(this.random.between(0, 300));
    const otherWords = { ...message, body: `${message.body}, or not` };
    const other = this.random.chance(0.15) ? otherWords : message;
    await Promise.all([this.sendOnce(message), this.sendOnce(other), this.sendOnce(message)]);
  }

  private async sendOnce(message: RawSend): Promise<void> {
    const device = this.random.pick(this.devices.filter(({ isOnline }) => isOnline));
    if (!device) return;
    const way = this.random.chance(0.7) ? overTheSocket : overRest;
    await device.act({ name: 'send', ...message }, () => way(device, message), ofMessage);
  }
}

async function overTheSocket({ client }: Device, message: RawSend): Promise<Message> {
  return dataOf(await client.connection.request('message:send', message));
}

function overRest({ client }: Device, { id, roomId, body }: RawSend): Promise<Message> {
  return client.api.messages.send(roomId, { id, body });
}

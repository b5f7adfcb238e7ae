import { v7 as newId } from 'uuid';
import { DIALECTS, type Dialect } from '../wire/dialects.js';
import { LightSocket } from '../wire/light-socket.js';
import { Counter } from './counter.js';
import type { ClientPlan, LoadOrder } from './orders.js';

type Connect = Extract<LoadOrder, { do: 'connect' }>;
type Speak = Extract<LoadOrder, { do: 'speak' }>;

const ANSWER_MS = 30_000;
const TICK_MS = 5;

interface Client {
  readonly plan: ClientPlan;
  readonly socket: LightSocket;
}

/** Microseconds on a clock that all processes of this machine share. */
const now = (): number => Number(process.hrtime.bigint() / 1_000n);

/** The clients of one process. */
export class Crowd {
  readonly counter = new Counter();
  private readonly clients: Client[] = [];
  private readonly sentAt = new Map<number, { at: number; done: (isOk: boolean) => void }>();
  private dialect: Dialect = DIALECTS.socketIo;
  private questions = 0;
  private isSpeaking = false;
  private isClosing = false;
  private timer: NodeJS.Timeout | undefined;

  async connect({ dialect, clients, atOnce, sync }: Connect): Promise<void> {
    this.dialect = DIALECTS[dialect];
    const waiting = clients.values();
    const one = async (): Promise<void> => {
      for (const plan of waiting) this.clients.push(await this.arrive(plan, sync));
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, clients.length) }, one));
  }

  speak({ outstanding, perSecond, bytes }: Speak): void {
    this.isSpeaking = true;
    const speakers = this.clients.filter(({ plan }) => plan.speaksIn !== null);
    if (perSecond === null) {
      for (const speaker of speakers) {
        for (let n = 0; n < outstanding; n += 1) void this.keepSpeaking(speaker, bytes);
      }
      return;
    }
    const began = now();
    let sent = 0;
    this.timer = setInterval(() => {
      for (const due = ((now() - began) / 1e6) * perSecond; sent < due; sent += 1) {
        const speaker = speakers[sent % speakers.length];
        if (speaker) void this.say(speaker, bytes);
      }
    }, TICK_MS);
  }

  async beSilent(): Promise<void> {
    this.isSpeaking = false;
    clearInterval(this.timer);
    const until = Date.now() + ANSWER_MS;
    while (this.sentAt.size > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  close(): void {
    this.isClosing = true;
    for (const { socket } of this.clients.splice(0)) socket.close();
    this.sentAt.clear();
    this.isClosing = false;
  }

  private async arrive(plan: ClientPlan, sync: boolean): Promise<Client> {
    const { dialect } = this;
    const { promise: isIn, resolve, reject } = Promise.withResolvers<void>();
    const socket: LightSocket = await LightSocket.open(plan.url + dialect.path, (data, start, end) => {
      if (dialect.isMessage(data, start)) {
        this.counter.heard += 1;
        if (plan.isWatch) this.takeTime(data, start, end);
        return;
      }
      const heard = dialect.read(data, start, end);
      if (heard.is === 'heartbeat') socket.send(dialect.heartbeat);
      else if (heard.is === 'opened') socket.send(dialect.enter(plan.auth));
      else if (heard.is === 'entered') resolve();
      else if (heard.is === 'refused') reject(new Error(data.toString('utf8', start, end)));
      else if (heard.is === 'answer') this.takeAnswer(heard.id, data, heard.at);
    });
    socket.onClose = () => {
      reject(new Error('a connection was closed before it was in'));
      if (!this.isClosing && this.clients.some((client) => client.socket === socket)) this.counter.lost += 1;
    };
    await isIn;
    const client = { plan, socket };
    if (sync) await this.ask(client, 'sync', { rooms: [] });
    return client;
  }

  private async keepSpeaking(speaker: Client, bytes: number): Promise<void> {
    while (this.isSpeaking) await this.say(speaker, bytes);
  }

  private async say(speaker: Client, bytes: number): Promise<void> {
    const body = `${now()} `.padEnd(bytes, 'x');
    this.counter.sent += 1;
    const began = now();
    const isOk = await this.ask(speaker, 'message:send', {
      id: newId(),
      roomId: speaker.plan.speaksIn,
      body,
    });
    this.counter.answer(isOk, (now() - began) / 1_000);
  }

  private ask({ socket }: Client, event: string, payload: object): Promise<boolean> {
    const id = (this.questions += 1);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.sentAt.set(id, { at: now(), done: resolve });
    socket.send(this.dialect.ask(id, event, payload));
    return promise;
  }

  /** An answer is `[{"ok":…` where it can be a refusal at all. */
  private takeAnswer(id: number, data: Buffer, at: number): void {
    const asked = this.sentAt.get(id);
    this.sentAt.delete(id);
    const isRefusal = data.toString('latin1', at, at + 12) === '[{"ok":false';
    if (isRefusal) this.counter.lastRefusal = data.toString('utf8', at, at + 300);
    asked?.done(!isRefusal);
  }

  private takeTime(data: Buffer, start: number, end: number): void {
    const text = data.toString('latin1', start, end);
    const sentAt = /"body":"(\d+) /.exec(text)?.[1];
    if (sentAt !== undefined) this.counter.hearMs.push((now() - Number(sentAt)) / 1_000);
  }
}

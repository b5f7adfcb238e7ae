import type { Agent } from 'node:http';
import type { Case, EventCase, FloodCase, FramesCase, LiveCase, RestCase } from './cases/case.js';
import type { Answers } from './oracles/answers.js';
import { judgeGraphql } from './oracles/judge-graphql.js';
import { judgeLive } from './oracles/judge-live.js';
import { judgeBytes, judgeEvent, judgeRest, type Verdict } from './oracles/judge.js';
import { Actor, type Town } from './world/actor.js';
import { Line, type Reply } from './world/line.js';
import { LiveLine } from './world/live-line.js';
import { pause } from './world/pause.js';
import { sendRest, type RestOutcome } from './world/rest.js';
import type { Scene } from './world/scene.js';
import { sendBytes } from './world/wire.js';

const FLOOD_LIMIT_MS = 5_000;
/** After so many cases the sender makes a new room: others may have been deleted, left or closed to them. */
const CASES_PER_ROOM = 250;
/** Beyond the numbers of the cases. */
const PROBE = 2_000_000_000;

export interface World {
  readonly url: string;
  readonly agent: Agent;
  readonly town: Town;
  readonly answers: Answers;
  /** Milliseconds. */
  readonly answerWithinMs: number;
}

/** Sends cases as one person, who is made anew when a case has ended their session. */
export class Sender {
  private sent = 0;
  private own = 0;

  private constructor(
    private readonly world: World,
    private actor: Actor,
    private current: Scene,
  ) {}

  static async arrive(world: World): Promise<Sender> {
    const actor = await Actor.register(world.url, world.agent);
    return new Sender(world, actor, await actor.settleIn(world.town));
  }

  /** How often something was made besides the cases: who compares the database has to know. */
  get ownActs(): number {
    return this.own;
  }

  get scene(): Scene {
    return this.current;
  }

  /** What has to be so before a case is made for this sender: signed in, and rooms that there are. */
  async getReady(): Promise<void> {
    const isRenewed = await this.actor.staySignedIn().catch(() => undefined);
    if (isRenewed === undefined) await this.comeAgain();
    if (isRenewed === true) this.own += 1;
    if (this.sent % CASES_PER_ROOM === CASES_PER_ROOM - 1) await this.settle();
  }

  async send(one: Case): Promise<Verdict> {
    this.sent += 1;
    const { url, agent, answers } = this.world;
    switch (one.kind) {
      case 'rest': {
        const outcome = await sendRest(url, agent, one);
        this.learnFromAnswer(one, outcome);
        const verdict = judgeRest(one, outcome, answers);
        if ('status' in outcome && outcome.status === 401 && one.asSelf) await this.comeAgainIfOut();
        return verdict;
      }
      case 'graphql': {
        const outcome = await sendRest(url, agent, one);
        const isOut = 'body' in outcome && /"(UNAUTHENTICATED|TOKEN_EXPIRED)"/.test(outcome.body);
        if (isOut && one.asSelf) await this.comeAgainIfOut();
        return judgeGraphql(one, outcome, answers);
      }
      case 'live':
        return this.sendLive(one);
      case 'event': {
        const reply = await this.sendEvent(one);
        if (one.ack === null) return { result: 'unknown' };
        return judgeEvent(one, reply, answers);
      }
      case 'frames':
        return this.sendFrames(one);
      case 'flood':
        return this.flood(one);
      case 'wire':
        return judgeBytes(await sendBytes(url, one.bytes));
    }
  }

  close(): void {
    this.actor.close();
  }

  private async settle(): Promise<void> {
    this.own += 1;
    try {
      this.current = await this.actor.settleIn(this.world.town);
    } catch {
      await this.comeAgain();
    }
  }

  private async comeAgainIfOut(): Promise<void> {
    await this.actor.call('GET', '/users/me').catch(() => this.comeAgain());
  }

  private async comeAgain(): Promise<void> {
    this.own += 1;
    this.actor.close();
    this.actor = await Actor.register(this.world.url, this.world.agent);
    this.current = await this.actor.settleIn(this.world.town);
  }

  private async connection(): Promise<Line> {
    try {
      return await this.actor.connection();
    } catch {
      // The session was ended by a case before.
      await this.comeAgain();
      return this.actor.connection();
    }
  }

  private async sendEvent(one: EventCase): Promise<Reply> {
    const line = await this.connection();
    const reply = one.ack === null ? undefined : line.answerTo(one.ack, this.world.answerWithinMs);
    line.send(one.frames);
    const answer = (await reply) ?? 'none';
    if (one.event === 'message:send' && typeof answer === 'object') this.learn(answer.data);
    return answer;
  }

  private async sendLive(one: LiveCase): Promise<Verdict> {
    const { frames, awaited, signedIn } = one;
    const line = await this.openLive(signedIn);
    const outcome = await line.say(frames, awaited, signedIn, this.world.answerWithinMs);
    line.close();
    return judgeLive(one, outcome, this.world.answers);
  }

  private async openLive(signedIn: boolean): Promise<LiveLine> {
    const { url } = this.world;
    if (!signedIn) return LiveLine.open(url);
    try {
      return await LiveLine.open(url, this.scene.self.token);
    } catch {
      await this.comeAgain();
      return LiveLine.open(url, this.scene.self.token);
    }
  }

  private async sendFrames(one: FramesCase): Promise<Verdict> {
    const line = await this.open(one.signedIn);
    line.send(one.frames);
    return this.endOf(line, one.signedIn);
  }

  private async flood(one: FloodCase): Promise<Verdict> {
    const line = await this.open(one.signedIn);
    for (let n = 0; n < one.count && line.isOpen; n += 1) line.send([one.frame]);
    await Promise.race([line.closed, pause(FLOOD_LIMIT_MS)]);
    return this.endOf(line, one.signedIn);
  }

  /** A connection that lives on still answers. */
  private async endOf(line: Line, signedIn: boolean): Promise<Verdict> {
    if (!signedIn || !line.isOpen) {
      if (line.isOpen) await Promise.race([line.closed, pause(10)]);
      line.close();
      return { result: 'unknown' };
    }
    const reply = line.answerTo(PROBE, this.world.answerWithinMs);
    line.send([`42${PROBE}["ping"]`]);
    const got = await reply;
    line.close();
    return got === 'none'
      ? { result: 'unknown', wrong: 'a connection stays open and answers nothing any more' }
      : { result: 'unknown' };
  }

  private async open(signedIn: boolean): Promise<Line> {
    const { url } = this.world;
    if (!signedIn) return Line.open(url);
    try {
      return await Line.open(url, this.scene.self.token);
    } catch {
      await this.comeAgain();
      return Line.open(url, this.scene.self.token);
    }
  }

  private learnFromAnswer(one: RestCase, outcome: RestOutcome): void {
    if (one.operation !== 'messagesSend' || !('status' in outcome) || outcome.status >= 300) return;
    this.learn({ ok: true, data: JSON.parse(outcome.body || 'null') as unknown });
  }

  private learn(answer: unknown): void {
    const { ok, data } = answer as { ok?: boolean; data?: { id?: unknown } };
    if (ok && typeof data?.id === 'string') this.actor.noteMessage(data.id);
  }
}

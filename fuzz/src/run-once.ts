import { Agent } from 'node:http';
import { describeCase, type Case } from './cases/case.js';
import { makeCase, type Subject } from './cases/make-case.js';
import { shrink } from './cases/shrink.js';
import { Findings, signOf, type Finding } from './findings.js';
import { operationsOf, type OpenApi } from './input/operations.js';
import { EVENTS } from './input/events.js';
import type { RunOptions } from './options.js';
import { Answers } from './oracles/answers.js';
import { judgeMemory } from './oracles/memory.js';
import type { Verdict } from './oracles/judge.js';
import { Sender, type World } from './sender.js';
import { Actor } from './world/actor.js';
import { Canary } from './world/canary.js';
import { changed, Database } from './world/database.js';
import { pause } from './world/pause.js';
import type { Memory, Server } from './world/server.js';

const SENDERS = 6;
/** In a block most cases are sent side by side, and the rest one after the other, looking for changes in the database. */
const BLOCK = { least: 50, most: 500 };
const QUIET_SHARE = 0.1;
const BLOCKS = 4;
/** What a refused case may have begun is over by then. */
const SETTLE_MS = 250;
const LAST_SHOWN = 12;
const AT_ANY_TIME = 'the server does not do what it should at any time';
/** What took longer is not sent again and again to make it smaller. */
const SHRUNK_WITHIN_MS = 2_000;

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly sent: number;
  readonly byKind: Readonly<Record<Case['kind'], number>>;
  readonly done: number;
  readonly refused: number;
  /** How often the database was compared. */
  readonly compared: number;
  /** Of people who had nothing to do with it, in milliseconds: how long until their messages were acknowledged. */
  readonly latencies: readonly number[];
  /** After the first block, and after the last. */
  readonly memory: readonly [Memory, Memory];
}

type Say = (line: string) => void;

/** Sends so many cases to a server and judges what comes back. The server is left running. */
export async function runOnce(server: Server, options: RunOptions, say: Say): Promise<RunResult> {
  const run = await Run.prepare(server, options, say);
  try {
    return await run.go();
  } finally {
    await run.close();
  }
}

class Run {
  private readonly findings = new Findings();
  private readonly last: Case[] = [];
  private sent = 0;
  private readonly byKind = { rest: 0, graphql: 0, live: 0, event: 0, frames: 0, wire: 0, flood: 0 };
  private done = 0;
  private refused = 0;
  private compared = 0;

  private constructor(
    private readonly server: Server,
    private readonly options: RunOptions,
    private readonly say: Say,
    private readonly world: World,
    private readonly subject: Subject,
    private readonly senders: readonly Sender[],
    private readonly canary: Canary,
    private readonly database: Database,
  ) {}

  static async prepare(server: Server, options: RunOptions, say: Say): Promise<Run> {
    const { url } = server;
    const { answerWithinMs } = options;
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
    const operations = operationsOf(document);
    const host = await Actor.register(url, agent);
    const town = {
      publicRoom: await host.makeRoom('public'),
      privateRoom: await host.makeRoom('private'),
      people: [host.id],
    };
    const world = { url, agent, town, answers: new Answers(document, operations), answerWithinMs };
    const senders = await Promise.all(Array.from({ length: SENDERS }, () => Sender.arrive(world)));
    const canary = await Canary.settle(url, agent);
    const subject = { operations, schemas: document.components.schemas };
    say(`subject     ${operations.length} calls and ${Object.keys(EVENTS).length} events`);
    return new Run(server, options, say, world, subject, senders, canary, await Database.of(server.dataDir));
  }

  async go(): Promise<RunResult> {
    const { from, requests } = this.options;
    const end = from + requests;
    let first: Memory | undefined;
    let told = 0;
    const block = Math.min(BLOCK.most, Math.max(BLOCK.least, Math.ceil(requests / BLOCKS)));
    for (let at = from; at < end; at += block) {
      const upTo = Math.min(at + block, end);
      const quietFrom = Math.floor(upTo - (upTo - at) * QUIET_SHARE);
      this.canary.begin();
      await Promise.all(this.senders.map((sender, index) => this.sendEvery(sender, index, at, quietFrom)));
      await this.canary.rest();
      await this.sendQuietly(quietFrom, upTo);
      this.lookAround();
      if (this.isOver) break;
      first ??= await this.server.memory();
      if (upTo - told >= 10_000) {
        told = upTo;
        this.say(`sent        ${upTo - from}, ${this.findings.all.length} findings`);
      }
    }
    const memory = await this.judgeMemory(first);
    return {
      findings: this.findings.all,
      sent: this.sent,
      byKind: this.byKind,
      done: this.done,
      refused: this.refused,
      compared: this.compared,
      latencies: this.canary.latencies,
      memory,
    };
  }

  async close(): Promise<void> {
    for (const sender of this.senders) sender.close();
    this.canary.close();
    this.world.agent.destroy();
    await this.database.close();
  }

  private get isOver(): boolean {
    return this.server.isDead || (this.options.stopAtFirst && this.findings.all.length > 0);
  }

  private async sendEvery(sender: Sender, index: number, from: number, to: number): Promise<void> {
    for (let number = from; number < to && !this.isOver; number += 1) {
      if (number % SENDERS === index) await this.send(sender, await this.next(sender, number));
    }
  }

  private async next(sender: Sender, number: number): Promise<Case> {
    await sender.getReady().catch((error: unknown) => {
      const what = `${AT_ANY_TIME}: ${String(error)}`;
      if (this.findings.isNew(what)) this.findings.add(what, null);
    });
    return makeCase(this.options.seed, number, this.subject, sender.scene);
  }

  private async send(sender: Sender, one: Case): Promise<Verdict> {
    this.last.push(one);
    if (this.last.length > LAST_SHOWN) this.last.shift();
    const begun = performance.now();
    let verdict: Verdict;
    try {
      verdict = await sender.send(one);
    } catch (error) {
      // What is sent before and after a case, and what the server has to be able to at any time: signing up, connecting.
      verdict = {
        result: 'unknown',
        wrong: `${AT_ANY_TIME}: ${String(error)}`,
      };
    }
    this.sent += 1;
    this.byKind[one.kind] += 1;
    if (verdict.result === 'done') this.done += 1;
    if (verdict.result === 'refused') this.refused += 1;
    const { wrong } = verdict;
    if (wrong !== undefined && this.findings.isNew(wrong)) {
      this.findings.add(wrong, one);
      if (performance.now() - begun > SHRUNK_WITHIN_MS) return verdict;
      const simplest = await shrink(one, async (simpler) => {
        if (this.server.isDead) return false;
        const { wrong: again } = await sender.send(simpler);
        return again !== undefined && signOf(again) === signOf(wrong);
      }).catch(() => one);
      this.findings.add(wrong, one, describeCase(simplest));
      this.say(`found       #${one.number} ${wrong.slice(0, 200)}`);
    }
    return verdict;
  }

  /** With nobody else there: what is refused changes nothing. */
  private async sendQuietly(from: number, to: number): Promise<void> {
    const [sender] = this.senders;
    if (!sender || this.server.isDead) return;
    await pause(SETTLE_MS);
    let before = await this.database.fingerprint();
    for (let number = from; number < to && !this.isOver; number += 1) {
      const acts = sender.ownActs;
      const one = await this.next(sender, number);
      const { ownActs } = sender;
      if (ownActs !== acts) before = await this.settled();
      const { result } = await this.send(sender, one);
      const after = await this.database.fingerprint();
      if (result === 'refused' && ownActs === sender.ownActs) {
        this.compared += 1;
        await this.compare(sender, one, changed(before, after));
      }
      before = result === 'refused' ? after : await this.settled();
    }
  }

  /** Something done before may have gone on: only what changes the same again is laid to the case. */
  private async compare(sender: Sender, one: Case, tables: readonly string[]): Promise<void> {
    if (tables.length === 0) return;
    const before = await this.settled();
    const { ownActs } = sender;
    const { result } = await sender.send(one);
    await pause(SETTLE_MS);
    const again = changed(before, await this.database.fingerprint());
    if (result !== 'refused' || again.length === 0 || ownActs !== sender.ownActs) return;
    const what = `a refused case changes the database: ${again.join(', ')}`;
    if (this.findings.isNew(what)) this.findings.add(what, one);
  }

  private async settled(): Promise<ReadonlyMap<string, string>> {
    await pause(SETTLE_MS / 5);
    return this.database.fingerprint();
  }

  private lookAround(): void {
    const recent = this.last.map((one) => `#${one.number} ${describeCase(one)}`).join('\n---\n');
    for (const what of [...this.server.takeTroubles(), ...this.canary.takeComplaints()]) {
      if (this.findings.isNew(what)) this.findings.add(what, null, `the last of what was sent:\n${recent}`);
    }
  }

  private async judgeMemory(first: Memory | undefined): Promise<[Memory, Memory]> {
    const none = { heapUsed: 0, rss: 0, external: 0 };
    if (this.server.isDead || !first) return [first ?? none, none];
    const last = await this.server.memory();
    const what = judgeMemory(first, last);
    if (what !== undefined) this.findings.add(what, null);
    return [first, last];
  }
}

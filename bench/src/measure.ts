import type { ScenarioName, Task } from './arguments.js';
import { findChromium, startBrowser } from './browser/chromium.js';
import { HISTORY, instancesName, membersName, roomsName, scenarioNames, SEARCHES } from './report/goals.js';
import { Samples } from './samples.js';
import { arrivals, idle, logIns } from './scenarios/arrivals.js';
import { fanOut, manyRooms, steadily } from './scenarios/fan-out.js';
import { overInstances } from './scenarios/growth.js';
import { madeFindable, untilFindable } from './scenarios/findable.js';
import { history, type HistoryRoom, join, searches, tell } from './scenarios/history.js';
import { firstVisit, rain, setScene, wandering } from './scenarios/page.js';
import { someText } from './scenarios/vocabulary.js';
import type { Sizes } from './sizes.js';
import { prepareSubjects, type Subject, SUBJECTS } from './subjects.js';
import { haveReadAll, type Person, planTown, type Room, sharePassword, type Town } from './town.js';
import { register } from './world/accounts.js';
import type { Server } from './world/server.js';
import { type Conditions, MachineWatch } from './world/machine-watch.js';
import { World } from './world/world.js';

/** Of whom it is asked what coming and being there costs. */
const SUBJECTS_OF_ARRIVALS = ['parley', 'socket-io'];
const DAY_SECONDS = 86_400;
const HISTORY_FIGURES = ['page', 'changes', 'unread'] as const;
/** In more messages no search is measured: what it is to reach is said of so many. */
const MOST_SEARCHED = 1_000_000;

export interface Measured {
  readonly samples: Samples;
  readonly conditions: Conditions;
  /** What broke it off; the figures until then are there. */
  readonly failure: Error | null;
}

/** Measures everything, one server at a time, each round in another order. */
export async function measure(task: Task, sizes: Sizes, say: (line: string) => void): Promise<Measured> {
  const world = await World.start(task.loadProcesses);
  const watching = new MachineWatch(world);
  const samples = new Samples();
  try {
    await measureInto(samples, world, task, sizes, say);
    return { samples, conditions: watching.conditions(), failure: null };
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { samples, conditions: watching.conditions(), failure };
  } finally {
    await world.close();
  }
}

async function measureInto(
  samples: Samples,
  world: World,
  task: Task,
  sizes: Sizes,
  say: (line: string) => void,
): Promise<void> {
  const town = planTown(sizes);
  const subjects = await prepareSubjects(world, town);
  const wanted = SUBJECTS.filter((name) => task.subjects?.includes(name) ?? true).map(
    (name) => subjects[name],
  );
  const run = new Run(samples, world, town, sizes, new Set(task.scenarios), say);
  for (let round = 1; round <= sizes.rounds; round += 1) {
    for (const subject of rotated(wanted, round)) {
      say(`round ${round} of ${sizes.rounds}: ${subject.name}`);
      await run.rooms(subject);
      if (SUBJECTS_OF_ARRIVALS.includes(subject.name)) await run.arrivals(subject);
    }
    if (wanted.includes(subjects.parley)) await run.growth(subjects.parley);
  }
  if (wanted.includes(subjects.parley)) {
    await run.history(subjects.parley, world.databaseUrl('parley'));
    await run.page(subjects.parley, world.databaseUrl('parley'));
  }
}

function rotated<T>(all: readonly T[], by: number): T[] {
  const at = by % all.length;
  return [...all.slice(at), ...all.slice(0, at)];
}

const nameOf = ({ size }: HistoryRoom): string => `${size} messages`;

class Run {
  constructor(
    private readonly samples: Samples,
    private readonly world: World,
    private readonly town: Town,
    private readonly sizes: Sizes,
    private readonly scenarios: ReadonlySet<ScenarioName>,
    private readonly say: (line: string) => void,
  ) {}

  async rooms(subject: Subject): Promise<void> {
    const { world, town, sizes, samples, scenarios } = this;
    if (!['fan-out', 'steady', 'many-rooms'].some((name) => scenarios.has(name as ScenarioName))) return;
    await this.with(subject, async (server) => {
      for (const members of scenarios.has('fan-out') ? sizes.members : []) {
        const { saturated, half } = await fanOut(world, subject, server, this.room(members), sizes);
        samples.add(scenarioNames.saturated(members), subject.name, saturated);
        samples.add(scenarioNames.half(members), subject.name, half);
        await this.rest(subject, server);
      }
      if (scenarios.has('steady')) {
        const { members, perSecond } = sizes.steady;
        const figures = await steadily(world, subject, server, [this.room(members)], perSecond, sizes);
        samples.add(scenarioNames.steady(sizes), subject.name, figures);
        await this.rest(subject, server);
      }
      if (scenarios.has('many-rooms')) {
        const figures = await manyRooms(world, subject, server, town.small, sizes);
        samples.add(scenarioNames.manyRooms(sizes), subject.name, figures);
        await this.rest(subject, server);
      }
    });
  }

  async arrivals(subject: Subject): Promise<void> {
    const { world, town, sizes, samples, scenarios } = this;
    if (scenarios.has('arrivals')) {
      if (subject.name === 'parley') await haveReadAll(world.databaseUrl('parley'));
      await this.with(subject, async (server) => {
        const all = town.people.slice(0, sizes.arrivals);
        const people = subject.name === 'parley' ? await this.logIns(subject, server, all) : all;
        const { first, again } = await arrivals(world, subject, server, people);
        samples.add(scenarioNames.arrivals(sizes), subject.name, first);
        samples.add(scenarioNames.again(sizes), subject.name, again);
      });
    }
    if (scenarios.has('idle')) {
      await this.with(subject, async (server) => {
        const figures = await idle(world, subject, server, town.people.slice(0, sizes.idle));
        samples.add(scenarioNames.idle(sizes), subject.name, figures);
      });
    }
  }

  /** The references know no passwords. */
  private async logIns(subject: Subject, server: Server, all: readonly Person[]): Promise<Person[]> {
    const { world, sizes, samples } = this;
    const { id, password } = await register(server.url, 'Somebody');
    await sharePassword(world.databaseUrl('parley'), id);
    const { figures, people } = await logIns(world, server, all, password);
    samples.add(scenarioNames.logIns(sizes), subject.name, figures);
    return people;
  }

  async growth(subject: Subject): Promise<void> {
    const { world, town, sizes, samples, scenarios } = this;
    if (!scenarios.has('growth')) return;
    const { instances, rooms, members } = sizes.growth;
    for (const count of instances) {
      this.say(`  ${instancesName(count)}`);
      const room = this.room(Math.min(...sizes.members));
      const figures = await overInstances(world, subject, room, count, sizes, (server) =>
        this.rest(subject, server),
      );
      samples.add(scenarioNames.moreInstances, instancesName(count), figures);
    }
    const grown = async (scenario: string, name: string, among: readonly Room[], perSecond: number) => {
      this.say(`  ${name}`);
      await this.with(subject, async (server) => {
        samples.add(scenario, name, await steadily(world, subject, server, among, perSecond, sizes));
        await this.rest(subject, server);
      });
    };
    for (const count of rooms.counts) {
      const among = town.growing.rooms.slice(0, count);
      await grown(scenarioNames.moreRooms(sizes), roomsName(count), among, rooms.perSecond);
    }
    for (const room of town.growing.members) {
      const name = membersName(room.members.length);
      await grown(scenarioNames.moreMembers(sizes), name, [room], members.perSecond);
    }
  }

  /** Both rooms are in one database: what differs is how long they are. */
  async history(subject: Subject, databaseUrl: string): Promise<void> {
    const { sizes, samples, scenarios } = this;
    if (!scenarios.has('history')) return;
    await this.with(subject, async (server) => {
      this.say(`writing a history of ${sizes.history[1]} messages`);
      const isSearched = sizes.history[1] <= MOST_SEARCHED;
      // People of their own for each room: nothing else is in their list of rooms.
      const told = async (size: number): Promise<HistoryRoom> => {
        const [reader, author] = [await register(server.url, 'Reader'), await register(server.url, 'Author')];
        const name = `history of ${size}`;
        // Two months of it, or more.
        const secondsApart = Math.max(1, (60 * DAY_SECONDS) / size);
        return tell(databaseUrl, reader, author.id, {
          name,
          size,
          textOf: someText,
          secondsApart,
          isSearched,
        });
      };
      const rooms = [await told(sizes.history[0]), await told(sizes.history[1])];
      for (let round = 1; round <= sizes.rounds; round += 1) {
        for (const room of rooms) {
          const asked = await history(server, room);
          for (const what of HISTORY_FIGURES) {
            samples.add(scenarioNames.history(HISTORY[what]), nameOf(room), asked[what]);
          }
        }
      }
      if (isSearched) await this.searches(server, databaseUrl, rooms);
    });
  }

  private async searches(server: Server, databaseUrl: string, rooms: readonly HistoryRoom[]): Promise<void> {
    const { sizes, samples, say } = this;
    const everywhere = await register(server.url, 'Everywhere');
    await join(databaseUrl, everywhere, rooms);
    say('  until all of it can be found');
    await untilFindable(databaseUrl);
    const large = rooms.at(-1);
    for (let round = 1; round <= sizes.rounds; round += 1) {
      for (const room of rooms) {
        const { newest, best } = await searches(server, room.reader);
        samples.add(scenarioNames.history(SEARCHES.newest), nameOf(room), newest);
        samples.add(scenarioNames.history(SEARCHES.best), nameOf(room), best);
      }
      if (!large) continue;
      const { newest, best } = await searches(server, everywhere);
      samples.add(scenarioNames.history(SEARCHES.newestOfAll), nameOf(large), newest);
      samples.add(scenarioNames.history(SEARCHES.bestOfAll), nameOf(large), best);
    }
  }

  /** What a browser makes of it. */
  async page(subject: Subject, databaseUrl: string): Promise<void> {
    const { world, sizes, samples, scenarios } = this;
    if (!scenarios.has('page')) return;
    const program = findChromium();
    if (program === null) {
      this.say('  no Chromium was found: the page is not measured (TEST_CHROMIUM may name one)');
      return;
    }
    await this.with(subject, async (server) => {
      const scene = await setScene(server, databaseUrl, sizes);
      for (let round = 1; round <= sizes.rounds; round += 1) {
        this.say(`round ${round} of ${sizes.rounds}: the page`);
        const running = await startBrowser(world, program);
        try {
          samples.add(scenarioNames.firstVisit, subject.name, await firstVisit(running, server, scene));
          samples.add(scenarioNames.wandering(sizes), subject.name, await wandering(running, server, scene));
          samples.add(
            scenarioNames.rain(sizes),
            subject.name,
            await rain(world, running, server, scene, sizes),
          );
        } finally {
          await running.close();
        }
      }
    });
  }

  /** Nothing that was begun is left for what is measured next. */
  private async rest(subject: Subject, server: Server): Promise<void> {
    if (subject.name !== 'parley') return;
    const figures = await madeFindable(this.world, server, this.world.databaseUrl('parley'));
    if (figures) this.samples.add(scenarioNames.findable, subject.name, figures);
  }

  private room(members: number): Room {
    const room = this.town.large.get(members);
    if (!room) throw new Error(`there is no room of ${members}`);
    return room;
  }

  private async with(subject: Subject, work: (server: Server) => Promise<void>): Promise<void> {
    const server = await subject.start();
    try {
      await work(server);
    } finally {
      await this.world.load.close();
      await server.stop();
    }
  }
}

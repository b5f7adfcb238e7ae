import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Device } from './actors/device.js';
import { Person } from './actors/person.js';
import { RudeSender } from './actors/rude.js';
import { settle, type Town } from './actors/town.js';
import { describeFault, type PlannedFault } from './faults/fault.js';
import { Saboteur } from './faults/saboteur.js';
import type { HistoryEvent } from './history/events.js';
import { Recorder } from './history/recorder.js';
import type { RunOptions } from './options.js';
import { takeSnapshot } from './quiet.js';
import { makeSchedule, writingEndsMs } from './schedule.js';
import { pause } from './world/pause.js';
import { World } from './world/world.js';

/** Lines of progress; nothing is said otherwise. */
export type Say = (line: string) => void;

export interface RunResult {
  events: readonly HistoryEvent[];
  /** Copies what the instances wrote to a folder. Only before `close`. */
  saveLogs(folder: string): void;
  close(): Promise<void>;
}

/**
 * Does one run: builds a world and a town, breaks things round by round while people go on, and lets everything come to
 * rest after each round. What is promised is judged afterwards, from the events alone.
 */
export async function runOnce(options: RunOptions, say: Say): Promise<RunResult> {
  const recorder = new Recorder();
  recorder.record({ type: 'run', options });
  const world = await World.start(options, recorder);
  const stopWatching = watchLag(recorder);
  try {
    const town = await settle(world, options, recorder);
    say(`${town.devices.length} clients of ${town.usernames.size} people are in ${town.rooms.length} rooms`);
    await goThroughRounds(options, world, town, recorder, say);
    recorder.record({ type: 'end' });
  } catch (error) {
    // What there is of a history says more than the error alone.
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    recorder.record({ type: 'accident', what: `the run broke off: ${what}` });
  } finally {
    stopWatching();
  }
  return {
    events: recorder.events,
    saveLogs: (folder) => saveLogs(world.folder, folder),
    close: () => world.close(),
  };
}

async function goThroughRounds(
  options: RunOptions,
  world: World,
  town: Town,
  recorder: Recorder,
  say: Say,
): Promise<void> {
  const people = town.devices.map((device) => new Person(device, town, options.seed, options.instances));
  const rude = await rudeSender(options, world, town, recorder);
  const saboteur = new Saboteur(world, recorder, (count) => rude.sender.send(count));
  const devices = [...town.devices, ...rude.devices];
  const roundMs = (options.seconds * 1000) / options.rounds;
  const { seed, rounds, instances } = options;
  const schedule = makeSchedule({ seed, rounds, roundMs, instances, lines: town.devices.length });

  for (const [index, faults] of schedule.entries()) {
    const begin = Date.now();
    const goesOn = (): boolean => Date.now() < begin + writingEndsMs(faults);
    await Promise.all([breakThings(faults, saboteur, say), ...people.map((person) => person.live(goesOn))]);
    await Promise.all(people.map((person) => person.beThere()));
    let isOver = false;
    const staying = people.map((person) => person.stay(() => !isOver));
    const snapshot = await takeSnapshot(index + 1, Date.now(), devices, world.postgres.url);
    isOver = true;
    await Promise.all(staying);
    recorder.events.push(snapshot);
    say(`round ${index + 1} of ${rounds}: ${words(snapshot)}`);
  }
  await Promise.all(devices.map((device) => device.close()));
}

async function breakThings(faults: readonly PlannedFault[], saboteur: Saboteur, say: Say): Promise<void> {
  await Promise.all(
    faults.map(async ({ atMs, fault }) => {
      await pause(atMs);
      say(`  ${(atMs / 1000).toFixed(1).padStart(5)} s  ${describeFault(fault)}`);
      await saboteur.perform(fault);
    }),
  );
}

/** A person of their own with a device for each instance, in every public room. */
async function rudeSender(
  options: RunOptions,
  world: World,
  town: Town,
  recorder: Recorder,
): Promise<{ sender: RudeSender; devices: Device[] }> {
  const account = { username: 'rude', password: 'password-rude' };
  const devices: Device[] = [];
  for (const { number } of world.instances) {
    const line = await world.openClientLine();
    const device = new Device(`rude${number}`, line, account, recorder);
    await device.open();
    await (number === 0 ? device.register('The rude one') : device.signIn());
    devices.push(device);
  }
  for (const room of town.rooms.filter(({ kind }) => kind === 'public'))
    await devices[0]?.client.rooms.join(room.id);
  return { sender: new RudeSender(devices, town, options.seed), devices };
}

/** Notes when this process itself was too busy to see what happened. Gives back how to stop. */
function watchLag(recorder: Recorder): () => void {
  const NOTABLE_MS = 200;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const timer = setInterval(() => {
    const ms = Math.round(delay.max / 1e6);
    delay.reset();
    if (ms > NOTABLE_MS) recorder.record({ type: 'lag', ms });
  }, 500);
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}

function words({
  quietAt,
  onlineAt,
  settledAt,
  database,
}: Extract<HistoryEvent, { type: 'snapshot' }>): string {
  const messages = `${database.messages.length} messages`;
  if (onlineAt === null) return `${messages}, and not everybody came online`;
  const online = `${messages}, everybody online after ${seconds(onlineAt - quietAt)}`;
  return settledAt === null
    ? `${online}, and no agreement`
    : `${online}, all agree ${seconds(settledAt - onlineAt)} later`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function saveLogs(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((file) => file.endsWith('.log')))
    copyFileSync(join(from, name), join(to, name));
}

/** What a run is made of; all of it is written into its history, so that it can be run again. */
export interface RunOptions {
  /** Decides which faults come when, and what each person tries to do. */
  seed: number;
  /** How long things are broken, over all rounds. */
  seconds: number;
  /** How many rounds of faults, each followed by a quiet phase in which everything is compared. */
  rounds: number;
  /** Devices, over all people. */
  clients: number;
  instances: number;
  rooms: number;
  /** How long an access token lives; short, so that it runs out in the middle of everything. */
  tokenSeconds: number;
}

export const DEFAULT_OPTIONS: RunOptions = {
  seed: 1,
  seconds: 180,
  rounds: 3,
  clients: 30,
  instances: 2,
  rooms: 6,
  tokenSeconds: 60,
};

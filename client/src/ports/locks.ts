/** Mutual exclusion over everything that shares one session on one device. */
export interface Locks {
  /** Waits for the name, runs the task while holding it, and gives back the task's result. */
  exclusive<T>(name: string, task: () => Promise<T>): Promise<T>;
  /** Holds the name until it is given back, or until the holder is gone. `null` when somebody else holds it. */
  tryHold(name: string): Promise<Release | null>;
}

export type Release = () => void;

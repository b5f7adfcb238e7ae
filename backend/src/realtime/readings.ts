import { Reading } from './reading.js';

/** The readings under way, by person. */
export class Readings {
  private readonly open = new Map<string, Set<Reading>>();

  begin(userId: string): Reading {
    const reading = new Reading();
    const ofUser = this.open.get(userId) ?? new Set();
    ofUser.add(reading);
    this.open.set(userId, ofUser);
    return reading;
  }

  end(userId: string, reading: Reading): void {
    const ofUser = this.open.get(userId);
    if (ofUser?.delete(reading) && ofUser.size === 0) this.open.delete(userId);
  }

  /** Something was heard of this person and this room. */
  touch(userId: string, roomId: string): void {
    for (const reading of this.open.get(userId) ?? []) reading.touch(roomId);
  }

  /** Something was heard of this room that concerns everybody. */
  touchAll(roomId: string): void {
    for (const ofUser of this.open.values()) for (const reading of ofUser) reading.touch(roomId);
  }
}

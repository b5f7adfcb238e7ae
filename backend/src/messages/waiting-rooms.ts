/**
 * What waits to be stored, room by room: in each room first come, first served, and the rooms take turns, so that a
 * crowd in one does not keep the others waiting. A room whose messages are being stored is left out until it is
 * `released`: its next messages belong behind those.
 */
export class WaitingRooms<T extends { readonly roomId: string }> {
  /** In the order in which it is their turn. */
  private readonly lines = new Map<string, T[]>();
  private readonly taken = new Set<string>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(item: T): void {
    const line = this.lines.get(item.roomId);
    if (line) line.push(item);
    else this.lines.set(item.roomId, [item]);
    this.count += 1;
  }

  /** Up to `max` of those who wait; their rooms are taken until they are released. */
  take(max: number): T[] {
    const batch: T[] = [];
    for (const [roomId, line] of this.lines) {
      if (batch.length >= max) break;
      if (this.taken.has(roomId)) continue;
      const part = line.splice(0, max - batch.length);
      this.lines.delete(roomId);
      // Whoever did not fit waits for the room's next turn, after the others.
      if (line.length > 0) this.lines.set(roomId, line);
      this.taken.add(roomId);
      batch.push(...part);
    }
    this.count -= batch.length;
    return batch;
  }

  release(batch: readonly T[]): void {
    for (const { roomId } of batch) this.taken.delete(roomId);
  }

  /** Everybody who waits, who then waits no longer. */
  clear(): T[] {
    const all = [...this.lines.values()].flat();
    this.lines.clear();
    this.count = 0;
    return all;
  }
}

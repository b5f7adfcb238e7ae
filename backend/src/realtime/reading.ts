/**
 * Somebody reads from the database where a person's sockets belong, and this notes of which rooms something is heard
 * meanwhile: what was read of those is not to be relied on.
 */
export class Reading {
  private readonly touchedRooms = new Set<string>();

  touch(roomId: string): void {
    this.touchedRooms.add(roomId);
  }

  isTouched(roomId: string): boolean {
    return this.touchedRooms.has(roomId);
  }

  get touched(): readonly string[] {
    return [...this.touchedRooms];
  }
}

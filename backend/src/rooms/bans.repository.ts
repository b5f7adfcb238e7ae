import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** Who may not come into which room. */
@Injectable()
export class BansRepository {
  async isBanned(tx: Transaction, roomId: string, userId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT FROM bans WHERE room_id = $1 AND user_id = $2', [
      roomId,
      userId,
    ]);
    return rows.length > 0;
  }
}

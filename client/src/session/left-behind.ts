import type { Id, SessionEndReason } from '@parley/contracts';
import type { ClientStorage } from '../storage/client-storage.js';

/**
 * What a session leaves on the device when it ends: nothing, but after `expired` and `revoked`, where the same person
 * may sign in again and find the unsent messages (and after `expired` the rooms) where they were.
 */
export async function clearDevice(
  { outbox, drafts, rooms, people }: ClientStorage,
  userId: Id,
  reason: SessionEndReason,
): Promise<void> {
  const clearing: Promise<void>[] = [];
  if (reason === 'logout' || reason === 'banned') clearing.push(outbox.clear(userId), drafts.clear(userId));
  if (reason !== 'expired') clearing.push(rooms.clear(userId), people.clear(userId));
  await Promise.allSettled(clearing);
}

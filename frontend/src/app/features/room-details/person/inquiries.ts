import type { ParleyClient } from '@parley/client';
import { LIMITS, type Id } from '@parley/contracts';

/** Loads the room's members until this one is among them, or there are no more. */
export async function loadMember(client: ParleyClient, roomId: Id, userId: Id): Promise<void> {
  for (let known = -1; ;) {
    const members = client.members.of(roomId);
    if (members.length === known || members.some(({ user }) => user.id === userId)) return;
    known = members.length;
    await client.members.loadMore(roomId);
  }
}

/** For those who moderate the room. */
export async function isBanned(client: ParleyClient, roomId: Id, userId: Id): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await client.api.members.bans(roomId, { cursor, limit: LIMITS.pageMax });
    if (page.items.some(({ user }) => user.id === userId)) return true;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return false;
}

/** For administrators: what was last done to the account says how it stands. */
export async function isAccountBanned(client: ParleyClient, userId: Id): Promise<boolean> {
  const [banned, lifted] = await Promise.all(
    (['account.banned', 'account.unbanned'] as const).map(async (act) => {
      const { items } = await client.api.audit.list({ targetId: userId, act, limit: 1 });
      return items[0]?.id ?? '';
    }),
  );
  // Ids grow with time.
  return (banned ?? '') > (lifted ?? '');
}

import type { Session } from '@parley/contracts';
import type { SessionEntity } from './session.entity.js';

export function sessionView(session: SessionEntity, currentId: string): Session {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    userAgent: session.userAgent,
    ip: session.ip,
    current: session.id === currentId,
  };
}

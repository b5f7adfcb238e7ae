import type { Draft, Id } from '@parley/contracts';
import { problem, type RestAnswer } from './backend-model.js';

/** What one person has written and not sent, as the server keeps it. */
export class DraftModel {
  private readonly kept = new Map<Id, Draft>();
  private version = 0;

  constructor(private readonly tell: (draft: Draft) => void) {}

  get all(): Draft[] {
    return [...this.kept.values()];
  }

  bodyOf(roomId: Id): string {
    return this.kept.get(roomId)?.body ?? '';
  }

  rest(method: string, roomId: Id, query: URLSearchParams, body: unknown): RestAnswer {
    const stored = this.kept.get(roomId);
    if (method === 'GET') return { status: 200, body: stored ?? this.nothing(roomId, 0) };
    if (method === 'DELETE') {
      if (stored && stored.version !== Number(query.get('baseVersion'))) return problem('CONFLICT');
      this.kept.delete(roomId);
      if (stored) this.tell(this.nothing(roomId, (this.version += 1)));
      return { status: 204 };
    }
    const { body: text, replyTo = null, baseVersion } = body as Draft & { baseVersion: number };
    const isSame = stored?.body === text && stored.replyTo === replyTo;
    if (stored && stored.version !== baseVersion && !isSame) return problem('CONFLICT');
    const draft: Draft = {
      roomId,
      body: text,
      replyTo,
      version: (this.version += 1),
      updatedAt: '2026-01-31T12:00:00.000Z',
    };
    this.kept.set(roomId, draft);
    this.tell(draft);
    return { status: 200, body: draft };
  }

  private nothing(roomId: Id, version: number): Draft {
    return { roomId, body: '', replyTo: null, version, updatedAt: null };
  }
}

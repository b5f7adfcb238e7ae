import type { Message, Page } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId, isTimestamp } from '../platform/validation/index.js';
import { MentionListRepository, type MentionPosition } from './mention-list.repository.js';

/** Where somebody was called, by name or with everybody, in the rooms that they are in now. */
@Injectable()
export class MentionListService {
  constructor(private readonly mentions: MentionListRepository) {}

  /** The newest first; what was deleted is gone from it. @throws ChatError VALIDATION for a cursor of another list */
  async page({ userId }: Actor, { cursor, limit }: PageRequest): Promise<Page<Message>> {
    const found = await this.mentions.find(userId, positionOf(readCursor(cursor)), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => `${createdAt} ${id}`);
  }
}

function positionOf(cursor: string | undefined): MentionPosition | null {
  if (cursor === undefined) return null;
  const [at, id] = cursor.split(' ');
  if (isTimestamp(at) && isId(id)) return { at: new Date(at), id };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}

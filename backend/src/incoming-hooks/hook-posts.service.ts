import { Injectable, Logger } from '@nestjs/common';
import { type HookMessageBody, type Id, IDEMPOTENCY_HEADER, LIMITS } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { MessagesService, type Written } from '../messages/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { invalid } from '../platform/validation/index.js';
import { idOfKey, isRight } from './hook-secret.js';
import { IncomingHooksRepository } from './incoming-hooks.repository.js';

const OUT: readonly string[] = ['NOT_FOUND', 'NOT_A_MEMBER', 'BANNED'];

/** What other programs write by an incoming webhook. */
@Injectable()
export class HookPostsService {
  private readonly logger = new Logger(HookPostsService.name);

  constructor(
    private readonly hooks: IncomingHooksRepository,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Stores a message as the webhook's bot; when it resolves, the message is durable. A wrong secret and a webhook that is
   * not there (any more) are answered alike.
   *
   * @param key of the header that makes a post repeatable; an `id` in the body comes before it
   * @throws ChatError NOT_FOUND; GONE when the bot was taken out of the room; MUTED, CONFLICT, RATE_LIMITED, VALIDATION
   */
  async post(
    hookId: Id,
    secret: string,
    { text, id }: HookMessageBody,
    key: string | undefined,
  ): Promise<Written> {
    if (key !== undefined && (key === '' || key.length > LIMITS.idempotencyKeyMaxLength)) {
      const message = `${IDEMPOTENCY_HEADER} must have 1 to ${LIMITS.idempotencyKeyMaxLength} characters`;
      throw invalid([{ path: IDEMPOTENCY_HEADER, message }]);
    }
    if (text === '') throw invalid([{ path: 'text', message: 'text must not be empty' }]);
    const hook = await this.hooks.open(hookId);
    if (!hook || !isRight(secret, hook.secretHash)) throw noSuchHook();
    const { roomId, userId } = hook;
    const actor: Actor = { userId, sessionId: hookId, guest: false, role: 'user', scopes: null };
    const messageId = id ?? (key === undefined ? newId() : idOfKey(hookId, key));
    try {
      const written = await this.messages.send(actor, { id: messageId, roomId, body: text });
      this.hooks
        .noteUse(hookId)
        .catch((error: unknown) => this.logger.debug({ err: error }, 'the use of a webhook was not noted'));
      return written;
    } catch (error) {
      throw asOfHook(error);
    }
  }
}

/** As it looks to who posts: `text` is what is the message's `body` elsewhere, and a room that its bot is not in is gone. */
function asOfHook(error: unknown): unknown {
  if (!(error instanceof ChatError)) return error;
  if (OUT.includes(error.code)) return isOut();
  if (error.code !== 'VALIDATION' || !error.fields) return error;
  return invalid(
    error.fields.map(({ path, message }) => ({
      path: path === 'body' ? 'text' : path,
      message: message.replace(/^body /, 'text '),
    })),
  );
}

function noSuchHook(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such webhook. Check its address, or have a new one made.');
}

function isOut(): ChatError {
  return new ChatError(
    'GONE',
    'This webhook was taken out of its room. Add its bot again, or make a new one.',
  );
}

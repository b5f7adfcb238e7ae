import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { invalid, lengthOf } from '../platform/validation/index.js';

/** How long a message may be on this server. What it is made of, the DTOs have checked. */
@Injectable()
export class MessageBodies {
  private readonly maxLength: number;

  constructor({ messageMaxLength }: Config) {
    this.maxLength = messageMaxLength;
  }

  /** Empty it may be where there are files to look at. @throws ChatError VALIDATION */
  requireFitting(body: string, hasFiles: boolean): void {
    if (body === '' && !hasFiles) {
      throw invalid([{ path: 'body', message: 'body must not be empty where there are no files' }]);
    }
    const length = lengthOf(body);
    if (length <= this.maxLength) return;
    const message = `body must have at most ${this.maxLength} characters, and has ${length}`;
    throw invalid([{ path: 'body', message }]);
  }
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { invalid } from '../validation/index.js';

/** A file as somebody sent it. It lies in a folder of this instance, and goes when its request has been answered. */
export interface ReceivedFile {
  readonly path: string;
  /** As it was sent: whatever anybody may have written there. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface ReceivingRequest extends Request {
  received?: ReceivedFile;
}

/** The file of the field `file`. @throws ChatError VALIDATION where there is none */
export const Received = createParamDecorator((_: undefined, context: ExecutionContext): ReceivedFile => {
  const { received } = context.switchToHttp().getRequest<ReceivingRequest>();
  if (received) return received;
  const message = 'file must be a file, in a body of multipart/form-data';
  throw invalid([{ path: 'file', message }]);
});

import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  mixin,
  type NestInterceptor,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { EMPTY, finalize, lastValueFrom, type Observable } from 'rxjs';
import { Config } from '../../config/index.js';
import { ChatError } from '../errors/index.js';
import type { AuthenticatedRequest } from '../http/current-actor.js';
import { UserLimits } from '../limits/index.js';
import type { ReceivingRequest } from './received-file.js';
import { Spool } from './spool.js';
import { SpoolEngine } from './spool-engine.js';

/** Of the form around the file. */
const FORM_BYTES = 16_384;

interface MulterFile {
  readonly path: string;
  readonly size: number;
  readonly originalname: string;
}

/**
 * The call takes one file, in the field `file` of a form, which `@Received()` gives. It is written down while it comes, up
 * to so many bytes, and counts as one of the files that its sender may send in a minute. What announces itself as larger
 * is refused before anything of it is read.
 */
export function Receives(maxBytes: (config: Config) => number): MethodDecorator & ClassDecorator {
  return UseInterceptors(receiving(maxBytes));
}

function receiving(maxBytes: (config: Config) => number): Type<NestInterceptor> {
  @Injectable()
  class Receiving implements NestInterceptor {
    private readonly max: number;
    private readonly form: NestInterceptor;

    constructor(
      @Inject(Config) config: Config,
      @Inject(UserLimits) private readonly limits: UserLimits,
      @Inject(Spool) private readonly spool: Spool,
    ) {
      this.max = maxBytes(config);
      const Form = FileInterceptor('file', {
        storage: new SpoolEngine(spool),
        defParamCharset: 'utf8',
        limits: { fileSize: this.max, files: 1, fields: 0, parts: 1, headerPairs: 20 },
      });
      this.form = new Form();
    }

    async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      const request = context.switchToHttp().getRequest<ReceivingRequest & AuthenticatedRequest>();
      if (Number(request.headers['content-length'] ?? 0) > this.max + FORM_BYTES) throw this.tooLarge();
      await this.limits.take(request.user.userId, 'upload');
      await this.receive(context, request);
      const { received } = request;
      return next.handle().pipe(finalize(() => void (received && this.spool.remove(received.path))));
    }

    /** Answers as soon as there is too much, and not only when all of it has come. */
    private async receive(context: ExecutionContext, request: ReceivingRequest): Promise<void> {
      let come = 0;
      const { promise: exceeded, reject } = Promise.withResolvers<never>();
      const count = (data: Buffer): void => {
        come += data.length;
        if (come > this.max + FORM_BYTES) reject(this.tooLarge());
      };
      request.on('data', count);
      try {
        await Promise.race([this.parse(context), exceeded]);
      } finally {
        request.off('data', count);
        request.resume();
      }
      const file = (request as Request & { file?: MulterFile }).file;
      if (file) request.received = { path: file.path, size: file.size, name: file.originalname };
    }

    private async parse(context: ExecutionContext): Promise<void> {
      const received = await this.form.intercept(context, { handle: () => EMPTY });
      await lastValueFrom(received, { defaultValue: undefined });
    }

    private tooLarge(): ChatError {
      return new ChatError('TOO_LARGE', `The file is larger than the server takes (${this.max} bytes).`);
    }
  }
  return mixin(Receiving);
}

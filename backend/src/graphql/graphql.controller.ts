import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Id } from '@parley/contracts';
import type { Request, Response } from 'express';
import { callerOf, HttpAuthentication } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { Public } from '../platform/http/index.js';
import type { RequestContext } from './context.js';
import { EngineService } from './engine.service.js';
import { LoaderFactory } from './loaders.js';
import { OperationDto } from './operation.dto.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly object[];
}

/**
 * Queries and mutations over HTTP. Only POST, and only JSON: what another site's page could send without asking first
 * is neither, so a cookie alone does nothing here that its origin was not checked for.
 */
@ApiExcludeController()
@Controller('graphql')
export class GraphqlController {
  constructor(
    private readonly engine: EngineService,
    private readonly authentication: HttpAuthentication,
    private readonly loaders: LoaderFactory,
  ) {}

  /** Public: each field says who may ask for it. */
  @Public()
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async operate(
    @Body() operation: OperationDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const engine = await this.engine.get();
    const context = this.contextOf(request, response);
    const prepared = engine.prepare(operation, await engine.mayLookInside(context));
    const refuse = (errors: readonly unknown[]): Answer => {
      response.status(400);
      return { errors: engine.refused(errors, context.userId) };
    };
    if ('errors' in prepared) return refuse(prepared.errors);
    if (prepared.type === 'subscription') return refuse([notHere()]);
    return engine.execute(prepared, context);
  }

  private contextOf(request: Request, response: Response): RequestContext {
    let actor: Promise<Actor> | undefined;
    let userId: Id | undefined;
    const authenticate = async (): Promise<Actor> => {
      const found = await this.authentication.authenticate(request, response);
      userId = found.userId;
      return found;
    };
    return {
      actor: () => (actor ??= authenticate()),
      get userId() {
        return userId;
      },
      loaders: this.loaders.make(),
      caller: callerOf(request),
      connection: null,
    };
  }
}

function notHere(): ChatError {
  return new ChatError('VALIDATION', 'Subscriptions go over graphql-transport-ws.');
}

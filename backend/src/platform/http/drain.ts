import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';

const PATIENCE_MS = 5_000;

/** For requests that were sent before the other side could know. */
const LAST_REQUESTS_MS = 100;

/**
 * At the end, requests that are under way are answered; connections that only wait for a next one are closed, and after
 * some seconds all of them.
 */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  private ending = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** An Express middleware. */
  readonly announceEnd = (_request: Request, response: Response, next: NextFunction): void => {
    if (this.ending) response.setHeader('Connection', 'close');
    response.once('finish', () => {
      if (this.ending) setImmediate(() => this.server.closeIdleConnections());
    });
    next();
  };

  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    if (await this.hasConnections()) await wait(LAST_REQUESTS_MS);
    this.server.closeIdleConnections();
    setTimeout(() => this.server.closeAllConnections(), PATIENCE_MS).unref();
  }

  private hasConnections(): Promise<boolean> {
    return new Promise((resolve) => {
      this.server.getConnections((error, count) => resolve(!error && count > 0));
    });
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

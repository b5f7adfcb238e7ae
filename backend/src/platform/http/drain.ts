import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';

const PATIENCE_MS = 5_000;

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

  beforeApplicationShutdown(): void {
    this.ending = true;
    this.server.closeIdleConnections();
    setTimeout(() => this.server.closeAllConnections(), PATIENCE_MS).unref();
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express, Response } from 'express';
import { Config } from '../../config/index.js';
import { EXPLORER_FILES, type ExplorerFile } from './explorer.files.js';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join(';');

/** A page to try operations out on, for who develops: a server that is in production, or tested, has nothing there. */
@Injectable()
export class Explorer implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    if (this.config.environment !== 'development') return;
    const server = this.host.httpAdapter.getInstance<Express>();
    for (const [path, file] of Object.entries(EXPLORER_FILES)) {
      server.get(path, (_request, response) => send(file, response));
    }
  }
}

async function send({ type, text }: ExplorerFile, response: Response): Promise<void> {
  const content = typeof text === 'string' ? text : await text();
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cache-Control', 'no-store');
  response.type(type).send(content);
}

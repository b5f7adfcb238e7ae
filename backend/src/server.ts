import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger as PinoNestLogger, PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { ConfigError, type Config } from './config/index.js';
import { RunningDatabase } from './platform/database/index.js';
import { errorCode } from './platform/errors/index.js';
import { configureHttp } from './platform/http/index.js';
import { logParams, Metrics } from './platform/observability/index.js';
import { ChatIoAdapter } from './platform/socket/index.js';

export interface Server {
  readonly app: NestExpressApplication;
  /** Under which it can be reached on this machine. */
  readonly url: string;
}

/**
 * Opens the database, builds the application on it and listens. When any of it fails, what was opened is closed again.
 *
 * @throws ConfigError when what the operator decided cannot work here.
 */
export async function startServer(config: Config): Promise<Server> {
  const params = logParams(config);
  const logger = new PinoNestLogger(new PinoLogger(params), params);
  Logger.overrideLogger(logger);

  const database = await RunningDatabase.open(config);
  let app: NestExpressApplication | undefined;
  try {
    app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, database), {
      logger,
      abortOnError: false,
      bodyParser: false,
    });
    app.use(app.get(Metrics).measure);
    configureHttp(app, config);
    app.useWebSocketAdapter(new ChatIoAdapter(app));
    return { app, url: await listen(app, config) };
  } catch (error) {
    if (app) await app.close();
    else await database.stop();
    throw error;
  }
}

async function listen(app: NestExpressApplication, { http }: Config): Promise<string> {
  await app.init();
  const server = app.getHttpServer();
  // Not `app.listen`, which logs a port that is taken as a failure of the program.
  server.listen(http.port, http.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw refusedPort(error, http.port, http.host);
  }
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}

function refusedPort(error: unknown, port: number, host: string): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new ConfigError([
        `PORT must be free, and ${port} is used by another program: end that one, or set PORT to another number.`,
      ]);
    case 'EACCES':
      return new ConfigError([
        `PORT must be one that this user may open, and ${port} is not: set PORT to a number from 1024 on.`,
      ]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError([
        `HOST must be an address of this machine, and ${host} is not: set it to 0.0.0.0 or 127.0.0.1.`,
      ]);
    default:
      return error;
  }
}

import { NestFactory } from '@nestjs/core';
import cookieParser from 'cookie-parser';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { Config } from './config/index.js';

export interface Server {
  readonly app: NestExpressApplication;
  readonly url: string;
}

/** Builds the application and listens. */
export async function startServer(config: Config): Promise<Server> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config), { abortOnError: false });
  app.use(cookieParser());
  app.setGlobalPrefix('api/v1');
  await app.listen(config.http.port, config.http.host);
  const address = app.getHttpServer().address() as { port: number };
  return { app, url: `http://localhost:${address.port}` };
}

import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LIMITS } from '@parley/contracts';
import cookieParser from 'cookie-parser';
import type { Config } from '../../config/index.js';
import { Drain } from './drain.js';
import { emptyBody, requireJson } from './body.js';
import { boundedAddress, boundServer } from './bounds.js';
import { compressAnswers } from './compression.js';
import { refuseForeignPages } from './foreign-pages.js';
import { apiReference } from './openapi/index.js';
import { servePage } from './page.js';
import { securityHeaders } from './security-headers.js';

/** What every HTTP request passes before it comes to a controller, in this order. */
export function configureHttp(app: NestExpressApplication, config: Config): void {
  app.set('trust proxy', config.http.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(app.get(Drain).announceEnd);
  boundServer(app.getHttpServer());
  app.use(securityHeaders(config));
  app.use(boundedAddress);
  const { allowedOrigins } = config.http;
  if (allowedOrigins.length > 0)
    app.enableCors({ origin: [...allowedOrigins], credentials: true, maxAge: 600 });
  app.use(servePage());
  app.use(compressAnswers);
  app.use(refuseForeignPages(config));
  app.use(cookieParser());
  app.use(requireJson);
  app.useBodyParser('json', { limit: LIMITS.packetMaxBytes });
  app.use(emptyBody);
  placeApi(app);
  apiReference(app);
}

/** Where controllers are found: below `/api/v1`, but for GraphQL and what watches the server. */
export function placeApi(app: INestApplication): void {
  const exclude = ['health/live', 'health/ready', 'metrics', 'graphql', 'graphql/{*path}'];
  app.setGlobalPrefix('api/v1', { exclude });
}

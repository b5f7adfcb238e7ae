/**
 * Writes docs/openapi.json: what a server of this state gives at /api/openapi.json, for readers and for generators of
 * clients. Needs the built server (`npm run build`); nothing of it is started, only its controllers are looked at.
 *
 *   npm run openapi            write it
 *   npm run openapi -- --check fail when it is not what the code says
 */
import { NestFactory } from '@nestjs/core';
import { writeOrCheck } from './generated/write-or-check.mjs';

const built = (file) => import(new URL(`../backend/dist/${file}`, import.meta.url));
const { AppModule } = await built('app.module.js');
const { readConfig } = await built('config/index.js');
const { openApiDocument, placeApi } = await built('platform/http/index.js');

const config = readConfig({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nowhere/none',
  JWT_SECRET: 'no token is ever signed with this one',
});
const app = await NestFactory.create(AppModule.of(config, {}), { preview: true, logger: ['error'] });
placeApi(app);
writeOrCheck('docs/openapi.json', `${JSON.stringify(openApiDocument(app), null, 2)}\n`, 'npm run openapi');

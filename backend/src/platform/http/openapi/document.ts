import asyncApi from '@parley/contracts/asyncapi.json' with { type: 'json' };
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { describeRefusals, type OperationObject, type SharedRefusals } from './refusals.js';
import { contractSchemas, schemaOf } from './schemas.js';

const DESCRIPTION = `
Everything that the page does, a program can do: this is the same API. The live side (new messages, typing, presence)
is Socket.IO on the same host; [asyncapi.json](/api/asyncapi.json) and \`docs/protocol.md\` describe it.

- Call **register**, **login** or **guest**, then *Authorize* with the \`accessToken\`, or with the token of a bot. Send \`X-Parley-Tokens: body\` to get
  the refresh token in the body in place of a cookie.
- Errors are \`application/problem+json\` with a \`code\` of a closed set; \`VALIDATION\` says in \`errors\` what is wrong where.
- Unknown fields and query parameters are refused, and nothing is coerced.
`;

/** Tags in the order in which somebody new needs them. */
const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['auth', 'Coming in, staying in, and the devices one is signed in on'],
  ['users', 'People and one’s own profile'],
  ['rooms', 'Public, private and direct rooms'],
  ['members', 'Who is in a room, and as what'],
  ['moderation', 'Silencing people and keeping them out'],
  ['invites', 'Links that lead into a room'],
  ['messages', 'What was said: send, read, edit, delete, catch up'],
  ['files', 'What goes with messages'],
  ['search', 'Finding what was said'],
  ['presence', 'Who is there, for clients without a socket'],
  ['administration', 'For those who run the server'],
  ['bots', 'Programs with accounts of their own, and their tokens'],
  ['webhooks', 'How other programs write into a room, and hear of what happens in one'],
  ['operations', 'Health and metrics'],
];

const COOKIE = {
  type: 'apiKey' as const,
  in: 'cookie',
  description:
    'The access token of who signed in with `X-Parley-Tokens: cookie`. What changes something must then come from a page of this server.',
};

/** The OpenAPI 3.1 document of the application. Its schemas are the contract's. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Parley')
    .setDescription(DESCRIPTION.trim())
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .addSecurityRequirements('accessToken')
    .addCookieAuth('parley_access', COOKIE, 'accessCookie')
    .addSecurityRequirements('accessCookie');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: operationId,
    autoTagControllers: false,
  });
  const refusals: SharedRefusals = {};
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, OperationObject][]) {
      describeRefusals(method, operation, refusals);
      describeIds(operation);
    }
  }
  document.components = {
    ...document.components,
    // Instead of the classes of our inputs, which repeat what the contract says.
    schemas: contractSchemas(),
    responses: refusals,
  };
  return document;
}

/** `UsersController.search` is `usersSearch`: unique, as generators of clients need it. */
function operationId(controller: string, method: string): string {
  const feature = controller.replace(/Controller$/, '');
  return (
    feature.charAt(0).toLowerCase() + feature.slice(1) + method.charAt(0).toUpperCase() + method.slice(1)
  );
}

/** An id in a path is what the contract calls one. */
function describeIds({ parameters = [] }: OperationObject): void {
  for (const parameter of parameters) {
    if ('in' in parameter && parameter.in === 'path' && /^(id|\w+Id)$/.test(parameter.name))
      parameter.schema = schemaOf('Id');
  }
}

/** `/api/docs` to read and try; for programs `/api/openapi.json`, and `/api/asyncapi.json` of the socket's events. */
export function apiReference(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Parley API',
    swaggerOptions: { persistAuthorization: true, tagsSorter: undefined, docExpansion: 'list' },
  });
  app.getHttpAdapter().get('/api/asyncapi.json', (_request: Request, response: Response) => {
    response.json(asyncApi);
  });
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { ErrorCode } from '@parley/contracts';
import { TITLES } from '../titles.js';
import { problemOf } from './decorators.js';
import { contractSchemas, schemaOf } from './schemas.js';

const DESCRIPTION = `
Everything that the page does, a program can do: this is the same API. The live side (new messages, typing, presence)
is Socket.IO on the same host; \`docs/protocol.md\` describes it.

- Call **register**, **login** or **guest**, then *Authorize* with the \`accessToken\`. Send \`X-Parley-Tokens: body\` to get
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
  ['messages', 'What was said: send, read, edit, delete, catch up'],
  ['operations', 'Health and metrics'],
];

/** Every call can be refused like this. */
const ALWAYS: ErrorCode[] = ['VALIDATION', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'];

/** The OpenAPI 3.1 document of the application. Its schemas are the contract's. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Parley')
    .setDescription(DESCRIPTION.trim())
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .addSecurityRequirements('accessToken');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
  });
  document.components = { ...document.components, schemas: contractSchemas() };
  document.components.responses = Object.fromEntries(ALWAYS.map((code) => [code, problemResponse(code)]));
  return document;
}

function problemResponse(code: ErrorCode) {
  return {
    description: `\`${code}\` ${TITLES[code]}`,
    content: { 'application/problem+json': { schema: schemaOf('Problem'), example: problemOf(code) } },
  };
}

/** `/api/docs` to read and try, `/api/openapi.json` for programs. */
export function apiReference(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Parley API',
    swaggerOptions: { persistAuthorization: true, tagsSorter: undefined, docExpansion: 'list' },
  });
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC_EXTENSION } from '../public.js';
import { problemResponses } from './problems.js';
import { contractSchemas, schemaOf } from './schemas.js';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

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
  ['moderation', 'Silencing people and keeping them out'],
  ['invites', 'Links that lead into a room'],
  ['messages', 'What was said: send, read, edit, delete, catch up'],
  ['presence', 'Who is there, for clients without a socket'],
  ['administration', 'For those who run the server'],
  ['operations', 'Health and metrics'],
];

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
    operationIdFactory: operationId,
    autoTagControllers: false,
  });
  // Instead of the classes of our inputs, which repeat what the contract says.
  document.components = { ...document.components, schemas: contractSchemas() };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as OperationObject[]) describeRefusals(operation);
  }
  return document;
}

/** `UsersController.search` is `usersSearch`: unique, as generators of clients need it. */
function operationId(controller: string, method: string): string {
  const feature = controller.replace(/Controller$/, '');
  return (
    feature.charAt(0).toLowerCase() + feature.slice(1) + method.charAt(0).toUpperCase() + method.slice(1)
  );
}

/** What many calls have in common: input that can be wrong, a token that can be missing, a server in trouble. */
function describeRefusals(operation: OperationObject): void {
  const extensible = operation as OperationObject & { [PUBLIC_EXTENSION]?: boolean };
  const isPublic = extensible[PUBLIC_EXTENSION] === true;
  delete extensible[PUBLIC_EXTENSION];
  if (isPublic) operation.security = [];
  const takesInput = operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
  operation.responses = {
    ...(takesInput && problemResponses(['VALIDATION'])),
    ...(!isPublic && problemResponses(['UNAUTHENTICATED', 'TOKEN_EXPIRED'])),
    default: {
      description: 'Any other refusal, `INTERNAL` and `UNAVAILABLE` among them',
      content: { 'application/problem+json': { schema: schemaOf('Problem') } },
    },
    ...operation.responses,
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

/**
 * Writes contracts/asyncapi.json: the socket's events as an AsyncAPI 3 document, made of the two interfaces in
 * contracts/src/socket-events.ts. A server gives it at /api/asyncapi.json.
 *
 *   npm run asyncapi            write it
 *   npm run asyncapi -- --check fail when it is not what the types say
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';
import { writeOrCheck } from './generated/write-or-check.mjs';

const contracts = fileURLToPath(new URL('../contracts', import.meta.url));
const DESCRIPTION = `
The live side of Parley, over Socket.IO 4 on the default namespace, path \`/socket.io\`. Connect with \`auth: {token}\`, an
access token of REST; one that is missing or bad is a \`connect_error\` with \`data.code\`.

Every client event but \`typing\` is answered with an ack; payloads are validated as strictly as bodies of REST. Send
\`sync\` first after every connect. Message \`version\`s tell what was missed: see docs/protocol.md.
`.trim();

const events = [...eventsOf('ClientToServerEvents', 'client'), ...eventsOf('ServerToClientEvents', 'server')];
const schemas = schemasOf(events);
writeOrCheck('contracts/asyncapi.json', `${JSON.stringify(documentOf(), null, 2)}\n`, 'npm run asyncapi');

/** Each event with its words and the types, as they are written, of what it carries and is answered with. */
function eventsOf(name, sender) {
  const text = readFileSync(`${contracts}/src/socket-events.ts`, 'utf8');
  const source = ts.createSourceFile('socket-events.ts', text, ts.ScriptTarget.Latest, true);
  const declared = source.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  return declared.members.map((member) => {
    const types = member.type.parameters.map(({ type }) => type.getText(source));
    const ack = types.find((type) => type.startsWith('AckCallback<'));
    return {
      event: member.name.text,
      sender,
      words: ts
        .getJSDocCommentsAndTags(member)
        .map(({ comment }) => comment)
        .join(' '),
      payload: types.find((type) => type !== ack),
      answer: ack?.slice('AckCallback<'.length, -1),
    };
  });
}

/** What the events carry as JSON Schemas, beside the models that they refer to. */
function schemasOf(all) {
  const types = all.flatMap((one) => [
    ...(one.payload ? [`export type ${nameOf(one)}Payload = ${one.payload};`] : []),
    ...(one.answer ? [`export type ${nameOf(one)}Answer = ${one.answer};`] : []),
  ]);
  const text = [...types, 'export type Refusal = WireError;'].join('\n');
  const exported = [...readFileSync(`${contracts}/schemas.json`, 'utf8').matchAll(/^ {4}"(\w+)": \{/gm)].map(
    ([, name]) => name,
  );
  const used = exported.filter((name) => new RegExp(`[ <]${name}\\b`).test(text));
  // Beside the sources, so that it is compiled as they are.
  const folder = mkdtempSync(`${contracts}/.asyncapi-`);
  try {
    writeFileSync(
      `${folder}/events.ts`,
      `import type { ${used.join(', ')} } from '../src/index.js';\n${text}\n`,
    );
    const { definitions } = createGenerator({
      path: `${folder}/events.ts`,
      tsconfig: `${contracts}/tsconfig.json`,
      type: '*',
      expose: 'export',
      topRef: true,
      jsDoc: 'extended',
      sortProps: false,
      skipTypeCheck: true,
    }).createSchema('*');
    return JSON.parse(JSON.stringify(definitions).replaceAll('"#/definitions/', '"#/components/schemas/'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentOf() {
  const messages = {};
  const operations = {};
  for (const one of events) {
    const name = nameOf(one);
    messages[name] = {
      name: one.event,
      title: one.event,
      ...(one.words && { description: one.words }),
      ...(one.payload && { payload: schemaOf(`${name}Payload`) }),
    };
    if (one.answer)
      messages[`${name}Ack`] = {
        name: `${one.event} ack`,
        title: `What ${one.event} is answered with`,
        payload: ackOf(`${name}Answer`),
      };
    operations[name] = {
      // As the server sees it.
      action: one.sender === 'client' ? 'receive' : 'send',
      channel: { $ref: '#/channels/socket' },
      title: one.event,
      messages: [{ $ref: `#/channels/socket/messages/${name}` }],
      ...(one.answer && {
        reply: {
          channel: { $ref: '#/channels/socket' },
          messages: [{ $ref: `#/channels/socket/messages/${name}Ack` }],
        },
      }),
    };
  }
  return {
    asyncapi: '3.0.0',
    info: { title: 'Parley, live', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
    defaultContentType: 'application/json',
    servers: {
      own: {
        host: 'localhost:3000',
        pathname: '/socket.io',
        protocol: 'socket.io',
        protocolVersion: '5',
        security: [{ $ref: '#/components/securitySchemes/accessToken' }],
      },
    },
    channels: {
      socket: {
        address: '/',
        title: 'The one connection of a client, on the default namespace',
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations,
    components: {
      messages,
      schemas,
      securitySchemes: {
        accessToken: { type: 'userPassword', description: '`auth: {token}` of Socket.IO’s handshake' },
      },
    },
  };
}

function ackOf(name) {
  return {
    oneOf: [
      { type: 'object', properties: { ok: { const: true }, data: schemaOf(name) }, required: ['ok', 'data'] },
      {
        type: 'object',
        properties: { ok: { const: false }, error: schemaOf('Refusal') },
        required: ['ok', 'error'],
      },
    ],
  };
}

/** A contract's own model is shown as itself. */
function schemaOf(name) {
  return { $ref: `#/components/schemas/${name}` };
}

/** `message:send` is `messageSend`; what both sides send, as typing, is told apart by who sends it. */
function nameOf({ event, sender }) {
  const name = event.replace(/[:-](\w)/g, (_match, letter) => letter.toUpperCase());
  const both = events?.filter?.((one) => one.event === event).length > 1;
  return both ? `${name}From${sender === 'client' ? 'Client' : 'Server'}` : name;
}

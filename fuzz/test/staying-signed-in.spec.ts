import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Actor } from '../src/world/actor.js';
import { pause } from '../src/world/pause.js';
import { Server } from '../src/world/server.js';

const TOKEN_SECONDS = 6;

let server: Server;
const agent = new Agent();

beforeAll(async () => {
  server = await Server.start({ ACCESS_TOKEN_TTL_SECONDS: String(TOKEN_SECONDS) });
}, 120_000);

afterAll(async () => {
  agent.destroy();
  await server?.close();
});

test('who takes part in a run outlives their token, on the connection too', async () => {
  const actor = await Actor.register(server.url, agent);
  const first = actor.token;
  const line = await actor.connection();
  for (const end = Date.now() + TOKEN_SECONDS * 2_500; Date.now() < end; await pause(250))
    await actor.staySignedIn();
  expect(actor.token).not.toBe(first);
  expect(line.isOpen).toBe(true);
  await actor.call('GET', '/users/me');
  actor.close();
}, 120_000);

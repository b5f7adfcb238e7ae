import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { type Live, live } from './live.js';

const MESSAGES =
  'subscription ($roomId: Id!, $since: Int!) { messageChanged(roomId: $roomId, sinceVersion: $since) { version reset message { version body author { displayName } } } }';

let database: TestDatabase;
let redis: TestRedis;
let apps: readonly [TestApp, TestApp];
let ann: Person;
let ben: Person;
let asAnn: Api;
const open: Live[] = [];
let people = 0;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  apps = [await startApp({ database, redis }), await startApp({ database, redis })];
});

afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

afterAll(async () => {
  for (const app of apps ?? []) await app.close();
  await redis?.close();
  await database?.close();
});

/** New people, who count towards nobody's limits. */
async function come(): Promise<void> {
  people += 1;
  [ann, ben] = [await signUp(apps[0], `ann${people}`), await signUp(apps[0], `ben${people}`)];
  asAnn = apiOf(apps[0], ann);
}

function connected(app: TestApp, { token }: Person): Live {
  const one = live(app, token);
  open.push(one);
  return one;
}

async function roomOfBoth(kind: 'public' | 'private' = 'private'): Promise<string> {
  const { id } = await makeRoom(asAnn, { kind });
  await asAnn.put(`/rooms/${id}/members/${ben.user.id}`);
  return id;
}

const say = (roomId: string, body: string) => asAnn.post(`/rooms/${roomId}/messages`, { id: newId(), body });

describe('the messages of a room', () => {
  beforeEach(come);

  test('are told from a version on, wherever they were written', async () => {
    const roomId = await roomOfBoth();
    for (const body of ['one', 'two']) await say(roomId, body);
    const heard = connected(apps[1], ben).subscribe(MESSAGES, { roomId, since: 2 });
    await eventually(() => expect(heard.events).toHaveLength(2));
    for (const body of ['three', 'four']) await say(roomId, body);
    await eventually(() => expect(heard.events).toHaveLength(4));
    expect(heard.events.map(({ messageChanged: { version, message } }) => [version, message.body])).toEqual([
      [3, 'one'],
      [4, 'two'],
      [5, 'three'],
      [6, 'four'],
    ]);
    expect(heard.events[0].messageChanged.message.author.displayName).toBe(`ann${people}`);
  });
});

import { type MyRoom, TOKENS_HEADER } from '@parley/contracts';
import request from 'supertest';
import {
  type Api,
  apiOf,
  connect,
  makeRoom,
  PASSWORD,
  type Person,
  signUp,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';
import { type Mailbox, tokenIn } from './mails.js';

/** Two instances; acts are done here, and whom they concern is there. */
export interface Stage {
  readonly database: TestDatabase;
  readonly here: TestApp;
  readonly there: TestApp;
  readonly mails: Mailbox;
}

/** Somebody whose access is about to end, in a room in which others talk. */
export interface Scene {
  readonly stage: Stage;
  readonly person: Person;
  /** Their socket, there. */
  readonly socket: TestSocket;
  /** The same person on another device, here. */
  readonly otherDevice: Api;
  /** Who owns the room, here. */
  readonly owner: Api;
  /** Who runs the server, here. */
  readonly administrator: Api;
  readonly room: MyRoom;
  /** Who talks in the room, there: nothing of that needs another instance. */
  readonly talker: TestSocket;
}

export interface Revocation {
  readonly name: string;
  /** What ends: everything, being in a room, or speaking there. */
  readonly ends: 'session' | 'membership' | 'voice';
  /** Does everything that comes before the act, which it answers. */
  readonly prepare: (scene: Scene) => Promise<() => Promise<unknown>>;
}

const NEXT = 'another correct horse';
const auth = (app: TestApp, path: string, body: object) =>
  request(app.url).post(`/api/v1/auth/${path}`).set(TOKENS_HEADER, 'body').send(body);

/** An act that needs no preparation. */
const at = (act: (scene: Scene) => Promise<unknown>) => (scene: Scene) => Promise.resolve(() => act(scene));

const memberPath = ({ room, person }: Scene) => `/rooms/${room.id}/members/${person.user.id}`;

export const REVOCATIONS: readonly Revocation[] = [
  {
    name: 'signing out',
    ends: 'session',
    prepare: at(({ stage, person }) => apiOf(stage.here, person).post('/auth/logout')),
  },
  {
    name: 'signing out everywhere',
    ends: 'session',
    prepare: at(({ otherDevice }) => otherDevice.post('/auth/logout-all')),
  },
  {
    name: 'ending one device',
    ends: 'session',
    prepare: async ({ otherDevice }) => {
      const { body } = await otherDevice.get<{ items: { id: string; current: boolean }[] }>('/auth/sessions');
      const other = body.items.find(({ current }) => !current);
      return () => otherDevice.delete(`/auth/sessions/${other?.id}`);
    },
  },
  {
    name: 'changing the password',
    ends: 'session',
    prepare: at(({ otherDevice }) => otherDevice.post('/auth/password', { current: PASSWORD, next: NEXT })),
  },
  {
    name: 'resetting the password',
    ends: 'session',
    prepare: async ({ stage: { here, mails }, person }) => {
      const address = person.user.email ?? '';
      await auth(here, 'password/forgot', { email: address }).expect(204);
      // After the one that confirms the address.
      await mails.newest(address, 2);
      const mail = mails.to(address).find((one) => one.includes('/reset-password')) ?? '';
      return () => Promise.resolve(auth(here, 'password/reset', { token: tokenIn(mail), password: NEXT }));
    },
  },
  {
    name: 'using a refresh token twice',
    ends: 'session',
    prepare: async ({ stage: { here }, person }) => {
      const { refreshToken } = person.tokens;
      await auth(here, 'refresh', { refreshToken }).expect(200);
      return () => Promise.resolve(auth(here, 'refresh', { refreshToken }));
    },
  },
  {
    name: 'banning the account',
    ends: 'session',
    prepare: at(({ administrator, person }) => administrator.put(`/users/${person.user.id}/ban`, {})),
  },
  {
    name: 'deleting the account',
    ends: 'session',
    prepare: at(({ otherDevice }) => otherDevice.post('/auth/delete-account', { password: PASSWORD })),
  },
  {
    name: 'kicking from a room',
    ends: 'membership',
    prepare: at((scene) => scene.owner.delete(memberPath(scene))),
  },
  {
    name: 'banning from a room',
    ends: 'membership',
    prepare: at(({ owner, room, person }) => owner.put(`/rooms/${room.id}/bans/${person.user.id}`, {})),
  },
  {
    name: 'muting in a room',
    ends: 'voice',
    prepare: at((scene) => scene.owner.put(`${memberPath(scene)}/mute`, { until: null })),
  },
];

let scenes = 0;

export async function setScene(stage: Stage): Promise<Scene> {
  const { database, here, there } = stage;
  scenes += 1;
  const [person, owner, talker, administrator] = await Promise.all([
    signUp(there, `person${scenes}`),
    signUp(here, `owner${scenes}`),
    signUp(there, `talker${scenes}`),
    signUp(here, `runs${scenes}`),
  ]);
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [administrator.user.id]);
  const logIn = async (app: TestApp, { user }: Person): Promise<Api> => {
    const { body } = await auth(app, 'login', { login: user.username, password: PASSWORD }).expect(200);
    return apiOf(app, { token: body.accessToken as string });
  };
  const room = await makeRoom(apiOf(here, owner));
  await Promise.all([person, talker].map((one) => apiOf(there, one).post(`/rooms/${room.id}/join`)));
  return {
    stage,
    person,
    room,
    owner: apiOf(here, owner),
    otherDevice: await logIn(here, person),
    administrator: await logIn(here, administrator),
    socket: await connect(there, person.token),
    talker: await connect(there, talker.token),
  };
}

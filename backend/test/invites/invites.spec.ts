import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Invite, MyRoom, Page } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  eventually,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

type Name = 'alice' | 'bob' | 'carol' | 'dave';

let database: TestDatabase;
let app: TestApp;
let people: Record<Name, Person>;
let api: Record<Name, Api>;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database });
  const [alice, bob, carol, dave] = await Promise.all([
    signUp(app, 'alice'),
    signUp(app, 'bob'),
    signUp(app, 'carol'),
    signUp(app, 'dave'),
  ]);
  people = { alice, bob, carol, dave };
  api = { alice: apiOf(app, alice), bob: apiOf(app, bob), carol: apiOf(app, carol), dave: apiOf(app, dave) };
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** A private room: alice owns it, bob moderates it, carol is a member. Dave is not in it. */
beforeEach(async () => {
  room = await makeRoom(api.alice, { kind: 'private' });
  await api.alice.put(`/rooms/${room.id}/members/${idOf('bob')}`);
  await api.alice.put(`/rooms/${room.id}/members/${idOf('carol')}`);
  await api.alice.patch(`/rooms/${room.id}/members/${idOf('bob')}`, { role: 'moderator' });
});

const idOf = (name: Name) => people[name].user.id;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const invites = (roomId = room.id) => `/rooms/${roomId}/invites`;
const accept = (by: Name, code: string) => api[by].post<MyRoom>(`/invites/${code}/accept`);
const revoke = (by: Name, invite: Invite) => api[by].delete(`${invites(invite.roomId)}/${invite.id}`);

async function invite(body: object = {}, roomId = room.id): Promise<Invite & { code: string }> {
  const { status, body: made } = await api.alice.post<Invite>(invites(roomId), body);
  const { code } = made;
  if (status !== 201 || code === undefined) throw new Error(`no invite: ${JSON.stringify(made)}`);
  return { ...made, code };
}

const usesOf = async ({ id }: Invite) =>
  (await database.query<{ uses: number }>('SELECT uses FROM invites WHERE id = $1', [id]))[0]?.uses;

const notices = async (roomId = room.id) => {
  const rows = await database.query<{ system: object }>(
    `SELECT system FROM messages WHERE room_id = $1 AND kind = 'system' ORDER BY seq`,
    [roomId],
  );
  return rows.map(({ system }) => system);
};

describe('making an invite', () => {
  test('the code is shown once and stored hashed', async () => {
    const { status, body } = await api.bob.post<Invite>(invites());
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      roomId: room.id,
      createdBy: idOf('bob'),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      maxUses: null,
      uses: 0,
      expiresAt: null,
      code: expect.stringMatching(/^[\w-]{24}$/),
    });
    const { code = '', ...rest } = body;
    expect((await api.alice.get<Page<Invite>>(invites())).body.items).toEqual([rest]);
    const [row] = await database.query<{ code_hash: Buffer; stored: string }>(
      'SELECT i.code_hash, i::text AS stored FROM invites i WHERE id = $1',
      [body.id],
    );
    expect(row?.code_hash).toEqual(createHash('sha256').update(code).digest());
    expect(row?.stored).not.toContain(code);
    const audit = await database.query<{ stored: string }>('SELECT a::text AS stored FROM audit a');
    expect(JSON.stringify(audit)).not.toContain(code);
  });

  test('for so many, until then', async () => {
    const expiresAt = inMs(60_000);
    expect(await invite({ maxUses: 3, expiresAt })).toMatchObject({ maxUses: 3, expiresAt, uses: 0 });
  });

  test('what is no invite', async () => {
    for (const maxUses of [0, -1, 1.5, '3', null, 10_001, 1e30]) {
      expect(refusal(await api.alice.post(invites(), { maxUses }))).toBe('400 VALIDATION');
    }
    for (const expiresAt of [inMs(-1_000), 'tomorrow', '2030-01-01', Date.now() + 60_000, null]) {
      expect(refusal(await api.alice.post(invites(), { expiresAt }))).toBe('400 VALIDATION');
    }
    expect(refusal(await api.alice.post(invites(), { code: 'mine' }))).toBe('400 VALIDATION');
    expect((await api.alice.get<Page<Invite>>(invites())).body.items).toEqual([]);
  });
});

describe('accepting', () => {
  test('opens a private room, and the room is told', async () => {
    const made = await invite();
    expect(refusal(await api.dave.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
    const { status, body } = await accept('dave', made.code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: room.id, memberCount: 4, me: { role: 'member' }, unread: 0 });
    expect(body.me.readSeq).toBe(body.lastSeq);
    expect((await notices()).at(-1)).toEqual({ type: 'joined', userId: idOf('dave') });
    expect(await usesOf(made)).toBe(1);
    expect((await api.dave.get(`/rooms/${room.id}/messages`)).status).toBe(200);
  });

  test('who is in the room gets it and uses nothing, also after the last use was theirs', async () => {
    const made = await invite({ maxUses: 1 });
    expect((await accept('carol', made.code)).status).toBe(200);
    expect(await usesOf(made)).toBe(0);
    const first = await accept('dave', made.code);
    const again = await accept('dave', made.code);
    expect(again).toEqual(first);
    expect(await usesOf(made)).toBe(1);
    await revoke('bob', made);
    expect((await accept('dave', made.code)).status).toBe(200);
  });

  test('guests may too', async () => {
    const { code } = await invite();
    const response = await fetch(`${app.url}/api/v1/auth/guest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ displayName: 'Passer-by' }),
    });
    const { accessToken } = (await response.json()) as { accessToken: string };
    const guest = apiOf(app, { token: accessToken });
    expect((await guest.post(`/invites/${code}/accept`)).status).toBe(200);
  });

  test('not without signing in', async () => {
    const { code } = await invite();
    expect(refusal(await apiOf(app, { token: '' }).post(`/invites/${code}/accept`))).toBe(
      '401 UNAUTHENTICATED',
    );
  });

  test('a code that nobody made', async () => {
    const { code, id } = await invite();
    for (const wrong of ['x', id, code.slice(1), `${code}x`, code.toUpperCase(), '%00', 'a'.repeat(2_000)]) {
      expect(refusal(await accept('dave', wrong))).toBe('404 NOT_FOUND');
    }
    expect(refusal(await accept('dave', '%ff'))).toBe('400 VALIDATION');
    expect(refusal(await api.dave.post(`/invites/${code}/accept`, { now: true }))).toBe('400 VALIDATION');
    await api.alice.delete(`/rooms/${room.id}`);
    expect(refusal(await accept('dave', code))).toBe('404 NOT_FOUND');
  });
});

describe('an invite that has ended', () => {
  test('spent', async () => {
    const made = await invite({ maxUses: 1 });
    await accept('dave', made.code);
    await api.dave.post(`/rooms/${room.id}/leave`);
    expect(refusal(await accept('dave', made.code))).toBe('410 GONE');
    expect(await usesOf(made)).toBe(1);
  });

  test('expired', async () => {
    const made = await invite({ expiresAt: inMs(300) });
    await eventually(async () => {
      const rows = await database.query('SELECT FROM invites WHERE id = $1 AND expires_at < now()', [
        made.id,
      ]);
      expect(rows).toHaveLength(1);
    });
    expect(refusal(await accept('dave', made.code))).toBe('410 GONE');
    expect(refusal(await api.dave.get(`/rooms/${room.id}`))).toBe('404 NOT_FOUND');
  });

  test('revoked: from that moment on, for everybody, and it is not listed any more', async () => {
    const [made, other] = [await invite(), await invite()];
    expect((await revoke('bob', made)).status).toBe(204);
    expect((await revoke('alice', made)).status).toBe(204);
    expect(refusal(await accept('dave', made.code))).toBe('410 GONE');
    expect((await api.alice.get<Page<Invite>>(invites())).body.items.map(({ id }) => id)).toEqual([other.id]);
    expect((await accept('dave', other.code)).status).toBe(200);
  });
});

test('who is banned does not come in by an invite, and learns nothing of a private room', async () => {
  const open = await makeRoom(api.alice);
  for (const [roomId, answer] of [
    [room.id, '404 NOT_FOUND'],
    [open.id, '403 BANNED'],
  ] as const) {
    const made = await invite({}, roomId);
    const revoked = await invite({}, roomId);
    await revoke('alice', revoked);
    await api.alice.put(`/rooms/${roomId}/bans/${idOf('dave')}`, {});
    expect(refusal(await accept('dave', made.code))).toBe(answer);
    expect(refusal(await accept('dave', revoked.code))).toBe(answer);
    if (roomId === room.id) expect(await accept('dave', made.code)).toEqual(await accept('dave', 'unknown'));
    expect(await usesOf(made)).toBe(0);
    await api.alice.delete(`/rooms/${roomId}/bans/${idOf('dave')}`);
    expect((await accept('dave', made.code)).status).toBe(200);
  }
});

test('who is in too many rooms uses nothing of an invite', async () => {
  const small = await startApp({ database, env: { LIMIT_ROOMS_PER_USER: '1' } });
  try {
    const erin = await signUp(small, 'erin');
    const made = await invite({ maxUses: 1 });
    await makeRoom(apiOf(small, erin));
    const answer = await apiOf(small, erin).post(`/invites/${made.code}/accept`);
    expect(refusal(answer)).toBe('429 RATE_LIMITED');
    expect(await usesOf(made)).toBe(0);
  } finally {
    await small.close();
  }
});

test('the list has the latest first, page by page', async () => {
  const made: Invite[] = [];
  for (const maxUses of [1, 2, 3]) made.unshift(await invite({ maxUses }));
  const all = (await api.bob.get<Page<Invite>>(invites())).body;
  expect(all.items.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
  const first = (await api.bob.get<Page<Invite>>(`${invites()}?limit=2`)).body;
  const second = (await api.bob.get<Page<Invite>>(`${invites()}?limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.nextCursor).toBeNull();
  const wrong = Buffer.from('nonsense').toString('base64url');
  expect(refusal(await api.bob.get(`${invites()}?cursor=${wrong}`))).toBe('400 VALIDATION');
});

describe('who may', () => {
  test('moderators and the owner; to strangers the room is not there', async () => {
    const made = await invite();
    const nowhere = { ...made, roomId: newId() };
    expect(refusal(await api.carol.get(invites()))).toBe('403 FORBIDDEN');
    expect(refusal(await api.carol.post(invites()))).toBe('403 FORBIDDEN');
    expect(refusal(await revoke('carol', made))).toBe('403 FORBIDDEN');
    expect(await api.dave.get(invites())).toEqual(await api.dave.get(invites(nowhere.roomId)));
    expect(await api.dave.post(invites())).toEqual(await api.dave.post(invites(nowhere.roomId)));
    expect(await revoke('dave', made)).toEqual(await revoke('dave', nowhere));
    expect(refusal(await revoke('dave', made))).toBe('404 NOT_FOUND');
    expect((await accept('dave', made.code)).status).toBe(200);
  });

  test('a moderator of another room neither sees nor revokes it', async () => {
    const made = await invite();
    const own = await makeRoom(api.dave);
    expect(refusal(await revoke('dave', { ...made, roomId: own.id }))).toBe('404 NOT_FOUND');
    expect(refusal(await api.dave.delete(`${invites(own.id)}/mine`))).toBe('400 VALIDATION');
    expect((await api.dave.get<Page<Invite>>(invites(own.id))).body.items).toEqual([]);
    expect((await accept('dave', made.code)).status).toBe(200);
  });

  test('nobody is invited into a direct room', async () => {
    const { body: direct } = await api.alice.post<MyRoom>('/rooms/direct', { userId: idOf('dave') });
    expect(refusal(await api.alice.post(invites(direct.id)))).toBe('403 FORBIDDEN');
  });
});

test('making and revoking are in the audit log', async () => {
  const made = await invite({ maxUses: 2 });
  await revoke('bob', made);
  await revoke('bob', made);
  const entries = await database.query(
    `SELECT act, actor_id, target_id, details FROM audit WHERE room_id = $1 AND act LIKE 'invite%' ORDER BY id`,
    [room.id],
  );
  const details = { inviteId: made.id };
  expect(entries).toEqual([
    {
      act: 'invite.created',
      actor_id: idOf('alice'),
      target_id: null,
      details: { ...details, maxUses: 2, expiresAt: null },
    },
    { act: 'invite.revoked', actor_id: idOf('bob'), target_id: null, details },
  ]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUDIT_ACTS, type AuditEntry, type Invite, type MyRoom, type Page } from '@parley/contracts';
import {
  type Api,
  apiOf,
  makeRoom,
  type Person,
  refusal,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let root: Person;
let alice: Person;
let bob: Person;
let asRoot: Api;
let asAlice: Api;
let asBob: Api;
let room: MyRoom;

const read = async (query = '') => (await asRoot.get<Page<AuditEntry>>(`/audit${query}`)).body;

/** Everything that can be done to somebody in a room, once, and to the room. */
beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { ADMIN_USERNAME: 'root' } });
  [root, alice, bob] = [await signUp(app, 'root'), await signUp(app, 'alice'), await signUp(app, 'bob')];
  [asRoot, asAlice, asBob] = [apiOf(app, root), apiOf(app, alice), apiOf(app, bob)];
  room = await makeRoom(asAlice, { kind: 'private', name: 'Audited' });
  const { body: invite } = await asAlice.post<Invite>(`/rooms/${room.id}/invites`, {});
  const ofBob = `/rooms/${room.id}/members/${bob.user.id}`;
  await asBob.post(`/invites/${String(invite.code)}/accept`);
  await asAlice.delete(`/rooms/${room.id}/invites/${invite.id}`);
  await asAlice.put(`${ofBob}/mute`, { until: '2099-01-01T00:00:00.000Z' });
  await asAlice.delete(`${ofBob}/mute`);
  await asAlice.delete(ofBob);
  await asAlice.put(ofBob);
  await asAlice.put(`/rooms/${room.id}/bans/${bob.user.id}`, { reason: 'Spam' });
  await asAlice.delete(`/rooms/${room.id}/bans/${bob.user.id}`);
  await asAlice.put(ofBob);
  await asAlice.patch(ofBob, { role: 'moderator' });
  await asBob.patch(`/rooms/${room.id}`, { name: 'Renamed', topic: 'New' });
  await asAlice.patch(ofBob, { role: 'owner' });
  await asBob.post(`/rooms/${room.id}/leave`);
  await asAlice.delete(`/rooms/${room.id}`);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('every act has its entry, the latest first, with who, whom, where and what', async () => {
  const { items } = await read(`?roomId=${room.id}`);
  const told = items.map(({ act, actor, target, room: at, details }) => [
    act,
    actor?.username,
    target?.username ?? null,
    at?.name,
    details,
  ]);
  const invite: object = { inviteId: expect.any(String) };
  expect(told.reverse()).toEqual([
    ['invite.created', 'alice', null, 'Audited', { ...invite, maxUses: null, expiresAt: null }],
    ['invite.used', 'bob', null, 'Audited', invite],
    ['invite.revoked', 'alice', null, 'Audited', invite],
    ['member.muted', 'alice', 'bob', 'Audited', { until: '2099-01-01T00:00:00.000Z' }],
    ['member.unmuted', 'alice', 'bob', 'Audited', {}],
    ['member.kicked', 'alice', 'bob', 'Audited', {}],
    ['member.added', 'alice', 'bob', 'Audited', {}],
    ['member.banned', 'alice', 'bob', 'Audited', { reason: 'Spam' }],
    ['member.unbanned', 'alice', 'bob', 'Audited', {}],
    ['member.added', 'alice', 'bob', 'Audited', {}],
    ['member.role', 'alice', 'bob', 'Audited', { role: 'moderator' }],
    ['room.renamed', 'bob', null, 'Renamed', { name: 'Renamed', before: 'Audited' }],
    ['room.topic', 'bob', null, 'Renamed', { topic: 'New' }],
    ['room.owner', 'alice', 'bob', 'Renamed', { because: 'given' }],
    ['room.owner', 'bob', 'alice', 'Renamed', { because: 'left' }],
    ['room.deleted', 'alice', null, 'Renamed', { name: 'Renamed' }],
  ]);
  const ofRooms = AUDIT_ACTS.filter((act) => !/^(account|bot|hook|server)\./.test(act));
  expect([...new Set(items.map(({ act }) => act))].sort()).toEqual([...ofRooms].sort());
});

test('it pages, and each filter narrows it', async () => {
  const { items: all } = await read('?limit=100');
  const paged: AuditEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<AuditEntry> = await read(`?limit=5${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all);
  const ids = (entries: AuditEntry[]) => entries.map(({ id }) => id);
  const narrowed: [string, (entry: AuditEntry) => boolean][] = [
    [`?actorId=${bob.user.id}`, ({ actor }) => actor?.id === bob.user.id],
    [`?targetId=${bob.user.id}`, ({ target }) => target?.id === bob.user.id],
    ['?act=room.owner', ({ act }) => act === 'room.owner'],
    [
      `?act=room.owner&targetId=${alice.user.id}`,
      (e) => e.act === 'room.owner' && e.target?.id === alice.user.id,
    ],
  ];
  for (const [query, belongs] of narrowed) {
    const { items } = await read(query);
    expect(items.length).toBeGreaterThan(0);
    expect(ids(items)).toEqual(ids(all.filter(belongs)));
  }
});

test('what is no filter is refused, and so is everybody who is no administrator', async () => {
  for (const query of ['?act=room.painted', '?roomId=1', '?who=bob', '?cursor=x', '?limit=0']) {
    expect([query, refusal(await asRoot.get(`/audit${query}`))]).toEqual([query, '400 VALIDATION']);
  }
  expect(refusal(await asAlice.get('/audit'))).toBe('403 FORBIDDEN');
});

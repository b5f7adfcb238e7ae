import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Invite, MyRoom } from '@parley/contracts';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  refusal,
  signUp,
  startInstances,
  type TestApp,
  type TestDatabase,
  type TestInstances,
} from '../support/index.js';

const CROWD = 20;
const WITHIN_MS = 2_000;

let instances: TestInstances;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let alice: Person;
let crowd: Person[];
let asAlice: Api;
let room: MyRoom;

beforeAll(async () => {
  instances = await startInstances();
  ({ database, here, there } = instances);
  alice = await signUp(here, 'alice');
  asAlice = apiOf(here, alice);
  crowd = await Promise.all(Array.from({ length: CROWD }, (_, n) => signUp(here, `person${n}`)));
});

afterAll(() => instances?.close());

beforeEach(async () => {
  room = await makeRoom(asAlice, { kind: 'private' });
});

const appOf = (n: number) => (n % 2 === 0 ? here : there);

async function invite(body: object): Promise<Invite & { code: string }> {
  const { body: made } = await asAlice.post<Invite>(`/rooms/${room.id}/invites`, body);
  return { code: '', ...made };
}

/** Everybody at the same moment, half of them on each instance. */
const acceptAll = (code: string) =>
  Promise.all(crowd.map((person, n) => apiOf(appOf(n), person).post<MyRoom>(`/invites/${code}/accept`)));

const stored = async () => {
  const [row] = await database.query<{ kept: number; counted: number; joined: number; uses: number }>(
    `SELECT r.member_count AS kept,
            (SELECT count(*)::int FROM members WHERE room_id = r.id) AS counted,
            (SELECT count(*)::int FROM messages WHERE room_id = r.id AND system ->> 'type' = 'joined') AS joined,
            (SELECT sum(uses)::int FROM invites WHERE room_id = r.id) AS uses
       FROM rooms r WHERE id = $1`,
    [room.id],
  );
  return row;
};

describe('everybody at once, on two instances', () => {
  test('20 people and 3 uses: exactly 3 come in', async () => {
    const { code } = await invite({ maxUses: 3 });
    const answers = await acceptAll(code);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter((answer) => refusal(answer) === '410 GONE')).toHaveLength(CROWD - 3);
    expect(await stored()).toEqual({ kept: 4, counted: 4, joined: 3, uses: 3 });
  });

  test('one person many times is one use', async () => {
    const { code } = await invite({ maxUses: 3 });
    const [person] = crowd;
    if (!person) throw new Error('nobody is there');
    const answers = await Promise.all(
      Array.from({ length: CROWD }, (_, n) => apiOf(appOf(n), person).post(`/invites/${code}/accept`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await stored()).toEqual({ kept: 2, counted: 2, joined: 1, uses: 1 });
  });

  test('revoked in the middle: after its answer nobody comes in', async () => {
    const made = await invite({});
    const accepting = acceptAll(made.code);
    const revoking = apiOf(there, alice).delete(`/rooms/${room.id}/invites/${made.id}`);
    expect((await revoking).status).toBe(204);
    const joinedThen = (await stored())?.joined ?? 0;
    const answers = await accepting;
    const came = answers.filter(({ status }) => status === 200).length;
    expect(answers.filter((answer) => refusal(answer) === '410 GONE')).toHaveLength(CROWD - came);
    expect(await stored()).toEqual({ kept: came + 1, counted: came + 1, joined: joinedThen, uses: came });
  });
});

test('who comes in is told on every device of theirs, and so is the room, within 2 s', async () => {
  const [person] = crowd;
  if (!person) throw new Error('nobody is there');
  const [ofAlice, ofPerson] = await Promise.all([connect(here, alice.token), connect(there, person.token)]);
  try {
    const [heardByAlice, heardByPerson] = [record(ofAlice), record(ofPerson)];
    const { code } = await invite({});
    await apiOf(here, person).post(`/invites/${code}/accept`);
    await eventually(() => {
      expect(heardByPerson.of('room:added')).toEqual([
        expect.objectContaining({ id: room.id, memberCount: 2 }),
      ]);
      expect(heardByAlice.of('member:changed')).toEqual([
        { roomId: room.id, member: expect.objectContaining({ role: 'member' }) },
      ]);
      expect(heardByAlice.of('room:changed')).toEqual([expect.objectContaining({ memberCount: 2 })]);
      expect(heardByAlice.of('message:changed')).toEqual([
        expect.objectContaining({ system: { type: 'joined', userId: person.user.id } }),
      ]);
    }, WITHIN_MS);
  } finally {
    ofAlice.close();
    ofPerson.close();
  }
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  record,
  refusal,
  signUp,
  startInstances,
  type TestApp,
  type TestInstances,
} from '../support/index.js';

let instances: TestInstances;
let here: TestApp;
let there: TestApp;

beforeAll(async () => {
  instances = await startInstances();
  ({ here, there } = instances);
});

afterAll(() => instances?.close());

test('what one chooses for a room holds on all devices, for oneself alone, and can be taken back', async () => {
  const [alice, bob] = await Promise.all([signUp(here, 'alice'), signUp(there, 'bob')]);
  const [asAlice, asBob] = [apiOf(here, alice), apiOf(there, bob)];
  const room = await makeRoom(asAlice);
  await asBob.post(`/rooms/${room.id}/join`);
  expect(room.me).toMatchObject({ notify: 'all', notifyChosen: false });

  const [phone, others] = await Promise.all([connect(there, alice.token), connect(there, bob.token)]);
  const [heard, overheard] = [record(phone), record(others)];
  const choose = (notify: unknown) => asAlice.put<MyRoom>(`/rooms/${room.id}/notify`, { notify });

  expect((await choose('none')).body.me).toMatchObject({ notify: 'none', notifyChosen: true });
  await eventually(() =>
    expect(heard.of('room:added').at(-1)).toMatchObject({
      id: room.id,
      me: { notify: 'none', notifyChosen: true },
    }),
  );
  expect((await asBob.get<MyRoom>(`/rooms/${room.id}`)).body.me).toMatchObject({ notifyChosen: false });
  expect((await choose(null)).body.me).toMatchObject({ notify: 'all', notifyChosen: false });
  await eventually(() =>
    expect(heard.of('room:added').at(-1)).toMatchObject({ me: { notifyChosen: false } }),
  );
  expect(overheard.all.filter(({ event }) => event === 'room:added')).toEqual([]);
  for (const wrong of ['loud', undefined, 1]) expect(refusal(await choose(wrong))).toBe('400 VALIDATION');
  phone.close();
  others.close();
});

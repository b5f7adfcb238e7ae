import { describe, expect, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('two browsers and a phone of one account', () => {
  it('stay in step: messages, edits, reactions, pins, what is read and unread, rooms', async () => {
    const desk = await stage.arrive('Ada');
    await desk.register();
    const laptop = await stage.arrive('Ada', { username: desk.username });
    const phone = await stage.arrive('Ada', { username: desk.username, viewport: PHONE });
    await laptop.signIn();
    await phone.signIn();
    const devices = [desk, laptop, phone];
    /** Milliseconds, from the moment at which one device shows it: a figure, as the machine may hold its breath. */
    const took: number[] = [];
    const inStep = async (what: string, others: Person[], holds: (device: Person) => Promise<void>) => {
      const began = Date.now();
      await Promise.all(others.map((device) => eventually(() => holds(device))));
      took.push(Date.now() - began);
    };
    const unreadIs = (count: number | null) => async (device: Person) =>
      expect(
        await device
          .roomRow(name)
          .getByText(/unread/)
          .allTextContents(),
      ).toEqual(count === null ? [] : [`${count} unread`]);

    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Three ${Date.now()}`, kind: 'public' });
    const name = room.name ?? '';
    await desk.joinRoom(room.id);
    await inStep('a room that was joined', [laptop, phone], async (device) =>
      expect(await device.roomRow(name).count()).toBe(1),
    );

    await desk.browseRooms();
    const first = await ben.say(room.id, 'The boat is in');
    await inStep('a message of somebody else', devices, unreadIs(1));

    await laptop.roomRow(name).getByRole('link').click();
    await laptop.message('The boat is in').waitFor();
    await inStep('what was read', [desk, phone], unreadIs(null));

    await phone.roomRow(name).getByRole('link').click();
    await desk.roomRow(name).getByRole('link').click();
    await Promise.all(devices.map((device) => device.message('The boat is in').waitFor()));
    await phone.say('I am coming');
    await phone.message('I am coming').waitFor();
    await inStep('a message of one’s own', [desk, laptop], async (device) =>
      expect(await device.message('I am coming').count()).toBe(1),
    );

    await ben.call('PATCH', `/rooms/${room.id}/messages/${first.id}`, { body: 'The boat is late' });
    await inStep('an edit', devices, async (device) =>
      expect(await device.message('The boat is late').count()).toBe(1),
    );
    await ben.call('PUT', `/rooms/${room.id}/messages/${first.id}/reactions/${encodeURIComponent('👍')}`);
    await inStep('a reaction', devices, async (device) =>
      expect(await device.message('The boat is late').getByText('👍').count()).toBeGreaterThan(0),
    );
    await ben.call('PUT', `/rooms/${room.id}/messages/${first.id}/pin`);
    await inStep('a pin', devices, async (device) =>
      expect(await device.page.getByRole('button', { name: 'Pinned messages: 1' }).count()).toBe(1),
    );

    // What is still arriving may scroll the room, which closes a menu.
    await eventually(async () => {
      const markUnread = desk.page.getByRole('menuitem', { name: 'Mark unread' });
      if ((await markUnread.count()) === 0) {
        await desk.message('The boat is late').focus();
        await desk.page.keyboard.press('Enter');
      }
      await markUnread.click({ timeout: 5_000 });
    });
    await inStep('what was marked unread', [desk, laptop], unreadIs(1));
    await inStep('the line for it', devices, async (device) =>
      expect(await device.timeline.getByRole('separator', { name: 'New messages' }).count()).toBe(1),
    );
    // Nobody has left the room: on no device is it read again by itself, not even by what comes.
    await ben.say(room.id, 'And another thing');
    await Promise.all(devices.map((device) => device.message('And another thing').waitFor()));
    await inStep('what came after that', [desk, laptop], unreadIs(2));

    await laptop.page.getByRole('button', { name: 'Mark all as read' }).click();
    await inStep('everything read', [desk, laptop], unreadIs(null));

    await ben.call('DELETE', `/rooms/${room.id}/members/${(await membersOf(ben, room.id, 'Ada')).id}`);
    await inStep('a room that was lost', [desk, laptop, phone], async (device) =>
      expect(await device.roomRow(name).count()).toBe(0),
    );
    console.info(`In step after ${took.join(', ')} ms`);
  });
});

interface Members {
  items: { user: { id: string; displayName: string } }[];
}

async function membersOf(asker: ApiPerson, roomId: string, displayName: string): Promise<{ id: string }> {
  const { items } = await asker.call<Members>('GET', `/rooms/${roomId}/members`);
  const found = items.find(({ user }) => user.displayName === displayName);
  if (!found) throw new Error(`${displayName} is not in the room`);
  return found.user;
}

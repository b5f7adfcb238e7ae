import { clientOf } from '../../../testing/page';
import { aUser } from '../../../testing/samples';
import { isAccountBanned, isBanned } from './inquiries';

const entry = (id: string | null) => ({ body: { items: id ? [{ id }] : [], nextCursor: null } });

it.each([
  [null, null, false],
  ['0190-2', null, true],
  ['0190-2', '0190-3', false],
  ['0190-4', '0190-3', true],
])('an account last banned by %p, and its ban last lifted by %p', async (banned, lifted, is) => {
  const asked: string[] = [];
  const client = clientOf(({ path }) => {
    asked.push(path);
    return entry(path.includes('act=account.banned') ? banned : lifted);
  });
  expect(await isAccountBanned(client, 'ben')).toBe(is);
  expect(asked.every((path) => path.startsWith('/audit?targetId=ben&') && path.endsWith('limit=1'))).toBe(
    true,
  );
});

it('somebody banned is found on a later page, too', async () => {
  const ban = (id: string) => ({ user: aUser(id), by: 'me', reason: null, createdAt: '' });
  const client = clientOf(({ path }) =>
    path.includes('cursor=2')
      ? { body: { items: [ban('ben')], nextCursor: null } }
      : { body: { items: [ban('ann')], nextCursor: '2' } },
  );
  expect(await isBanned(client, 'r', 'ben')).toBe(true);
  expect(await isBanned(client, 'r', 'zoe')).toBe(false);
});

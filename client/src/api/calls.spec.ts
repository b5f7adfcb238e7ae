import { expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { Api } from './api.js';
import { Http } from './http.js';

const proof = { password: 'p', code: '123456' };

/** What each call asks of the server, and whether it says who asks. */
const CALLS: [string, (api: Api) => Promise<unknown>, { body?: object; asSomebody: boolean }][] = [
  ['GET /users/me/blocks?limit=10', (api) => api.blocks.list({ limit: 10 }), { asSomebody: true }],
  ['PUT /users/me/blocks/ann', (api) => api.blocks.add('ann'), { asSomebody: true }],
  ['DELETE /users/me/blocks/ann', (api) => api.blocks.remove('ann'), { asSomebody: true }],
  ['GET /audit', (api) => api.audit.list(), { asSomebody: true }],
  [
    'GET /audit?act=member.kicked&roomId=r&cursor=c',
    (api) => api.audit.list({ act: 'member.kicked', roomId: 'r', cursor: 'c' }),
    { asSomebody: true },
  ],
  [
    'PUT /users/ann/ban',
    (api) => api.moderation.banAccount('ann', { reason: 'spam' }),
    { body: { reason: 'spam' }, asSomebody: true },
  ],
  ['PUT /users/ann/ban', (api) => api.moderation.banAccount('ann'), { body: {}, asSomebody: true }],
  ['DELETE /users/ann/ban', (api) => api.moderation.unbanAccount('ann'), { asSomebody: true }],
  ['GET /auth/security', (api) => api.security.get(), { asSomebody: true }],
  [
    'POST /auth/second-factor',
    (api) => api.security.beginSecondFactor({ password: 'p' }),
    { body: { password: 'p' }, asSomebody: true },
  ],
  [
    'POST /auth/second-factor/confirm',
    (api) => api.security.confirmSecondFactor({ code: '1' }),
    { body: { code: '1' }, asSomebody: true },
  ],
  [
    'POST /auth/second-factor/disable',
    (api) => api.security.disableSecondFactor(proof),
    { body: proof, asSomebody: true },
  ],
  [
    'POST /auth/second-factor/recovery-codes',
    (api) => api.security.renewRecoveryCodes(proof),
    { body: proof, asSomebody: true },
  ],
  [
    'POST /auth/password/forgot',
    (api) => api.security.forgotPassword({ email: 'a@b.c' }),
    { body: { email: 'a@b.c' }, asSomebody: false },
  ],
  [
    'POST /auth/password/reset',
    (api) => api.security.resetPassword({ token: 't', password: 'p' }),
    { body: { token: 't', password: 'p' }, asSomebody: false },
  ],
  [
    'POST /auth/email/confirm',
    (api) => api.security.confirmEmail({ token: 't' }),
    { body: { token: 't' }, asSomebody: false },
  ],
  ['POST /auth/email/resend', (api) => api.security.resendConfirmation(), { asSomebody: true }],
  ['GET /settings', (api) => api.settings.get(), { asSomebody: false }],
  [
    'PATCH /settings',
    (api) => api.settings.update({ guests: false }),
    { body: { guests: false }, asSomebody: true },
  ],
  [
    'GET /admin/users?query=a&state=banned',
    (api) => api.administration.users({ query: 'a', state: 'banned' }),
    { asSomebody: true },
  ],
  [
    'PUT /users/ann/role',
    (api) => api.administration.setRole('ann', { role: 'admin' }),
    { body: { role: 'admin' }, asSomebody: true },
  ],
  ['DELETE /admin/users/ann/sessions', (api) => api.administration.endSessions('ann'), { asSomebody: true }],
  ['GET /admin/rooms?cursor=c', (api) => api.administration.rooms({ cursor: 'c' }), { asSomebody: true }],
  ['DELETE /admin/rooms/r', (api) => api.administration.deleteRoom('r'), { asSomebody: true }],
  [
    'PUT /admin/log-level',
    (api) => api.administration.setLogLevel('debug'),
    { body: { level: 'debug' }, asSomebody: true },
  ],
  ['GET /stats', (api) => api.stats.now(), { asSomebody: true }],
  ['GET /stats/users/ann', (api) => api.stats.user('ann'), { asSomebody: true }],
  ['GET /stats/hourly?hours=168', (api) => api.stats.hourly(168), { asSomebody: true }],
  ['GET /stats/daily', (api) => api.stats.daily(), { asSomebody: true }],
  [
    'GET /search/messages?query=brake+from%3Abob&roomId=r&order=best&cursor=c&limit=10',
    (api) =>
      api.messages.search({ query: 'brake from:bob', roomId: 'r', order: 'best', cursor: 'c', limit: 10 }),
    { asSomebody: true },
  ],
  ['GET /users/me/mentions?cursor=c', (api) => api.messages.mentions({ cursor: 'c' }), { asSomebody: true }],
  ['GET /rooms/r/messages/m', (api) => api.messages.get('r', 'm'), { asSomebody: true }],
  [
    'PUT /rooms/r/notify',
    (api) => api.rooms.notify('r', 'none'),
    { body: { notify: 'none' }, asSomebody: true },
  ],
  ['POST /auth/delete-account', (api) => api.security.deleteAccount({}), { body: {}, asSomebody: true }],
];

it.each(CALLS)('%s', async (line, ask, { body, asSomebody }) => {
  const seen: { line: string; body: unknown; signed: boolean }[] = [];
  const http = new Http({
    url: 'https://chat.test',
    tokens: 'cookie',
    clock: new FakeClock(),
    postForm: () => Promise.reject(new Error('No form is sent here.')),
    fetch: (address, request) => {
      const path = (address as string).replace('https://chat.test/api/v1', '');
      const said = request?.body as string | undefined;
      const signed = new Headers(request?.headers).has('Authorization');
      seen.push({ line: `${request?.method} ${path}`, body: said && JSON.parse(said), signed });
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  http.useTokens({ accessToken: () => Promise.resolve('token'), replace: () => Promise.resolve(null) });
  await ask(new Api(http));
  expect(seen).toEqual([{ line, body, signed: asSomebody }]);
});

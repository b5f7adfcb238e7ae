import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createParleyClient, type ParleyClient } from '../src/index.js';
import { LiveServer } from './support/live-server.js';
import { BOB } from './support/models.js';
import { until } from './support/until.js';

/** The client against a real Socket.IO server, over real connections that really break. */
describe('over real sockets', () => {
  let server: LiveServer;
  let clients: ParleyClient[];

  beforeEach(async () => {
    clients = [];
    server = new LiveServer();
    server.backend.room().post({ id: 'm1', authorId: BOB });
    await server.start();
  });

  afterEach(async () => {
    await Promise.all(clients.map((client) => client.stop()));
    await until(() => server.sockets.length === 0, 'the goodbye of every socket');
    await server.stop();
  });

  const signIn = async (): Promise<ParleyClient> => {
    // Waits between attempts are short, as the dice say, but otherwise as they are.
    const client = createParleyClient({ url: server.url, random: () => Math.random() / 20 });
    clients.push(client);
    await client.start();
    await client.session.login({ login: 'alice', password: 'password' });
    await online(client);
    return client;
  };
  const online = (client: ParleyClient) =>
    until(() => client.connection.state.status === 'online', 'being online');
  /** Does something that costs the connection, and waits until it is lost, or lost and made again. */
  const losing = async (client: ParleyClient, act: () => unknown): Promise<void> => {
    let lost = false;
    const stop = client.changes.on('connection:changed', ({ connection }) => {
      lost ||= connection.status === 'offline';
    });
    await act();
    await until(() => lost, 'the loss of the connection');
    stop();
  };
  const endSockets = (): void => server.sockets.forEach((socket) => void socket.disconnect(true));
  const bodies = () => server.backend.room().messages.map(({ body }) => body);

  it('two devices talk', async () => {
    const [one, two] = [await signIn(), await signIn()];
    two.timeline('room').open();
    await until(() => two.timeline('room').window.loaded);
    const { id } = await one.outbox.send({ roomId: 'room', body: 'hello' });
    await until(() => two.timeline('room').find(id), 'the message at the other device');
    await until(() => one.outbox.items('room').length === 0);
    expect(two.timeline('room').messages.map(({ body }) => body)).toEqual(['message 1', 'hello']);
  });

  it('a killed server is waited for, and what was written meanwhile goes out in order', async () => {
    const client = await signIn();
    await losing(client, () => server.stop());
    for (const body of ['one', 'two', 'three']) await client.outbox.send({ roomId: 'room', body });
    await server.start();
    await until(() => client.outbox.items('room').length === 0, 'an empty outbox');
    expect(bodies()).toEqual(['message 1', 'one', 'two', 'three']);
    expect(client.connection.state).toEqual({ status: 'online', retryAt: null, failures: 0 });
  });

  it('an ack that is lost with its connection leaves one message', async () => {
    const client = await signIn();
    const answer = server.backend.socket.bind(server.backend);
    server.backend.socket = (userId, event, payload) => {
      const ack = answer(userId, event, payload);
      if (event === 'message:send' && bodies().length === 2)
        for (const socket of server.sockets) socket.conn.close(true);
      return ack;
    };
    await losing(client, () => client.outbox.send({ roomId: 'room', body: 'once' }));
    server.backend.socket = answer;
    await until(() => client.outbox.items('room').length === 0, 'an empty outbox');
    expect(bodies()).toEqual(['message 1', 'once']);
  });

  it('a server that ends the socket sees it come back', async () => {
    const client = await signIn();
    await losing(client, endSockets);
    await online(client);
    expect(server.sockets).toHaveLength(1);
  });

  it('a token called expired is renewed', async () => {
    const client = await signIn();
    const { renewals } = server.backend.tokens;
    server.refusals.push({ code: 'TOKEN_EXPIRED' });
    await losing(client, endSockets);
    await online(client);
    expect(server.backend.tokens.renewals).toBe(renewals + 1);
  });

  it('a session that is over is over', async () => {
    const client = await signIn();
    server.backend.tokens.endAll();
    endSockets();
    await until(() => client.session.state.status === 'signed-out');
    expect(client.session.state).toEqual({ status: 'signed-out', reason: 'expired' });
    expect(server.sockets).toHaveLength(0);
  });

  it('a network without WebSocket is got through by polling', async () => {
    await server.stop();
    server = new LiveServer({ transports: ['polling'] });
    server.backend.room();
    await server.start();
    const client = await signIn();
    await client.outbox.send({ roomId: 'room', body: 'through the wall' });
    await until(() => bodies().length === 1, 'the message');
  });
});

import type { Ack, ErrorCode, Message, Problem, SendMessage } from '@parley/contracts';
import { apiOf, type Person, type Reply, type TestApp, connect } from '../support/index.js';

/** What came of a request, the same for both ways of making it. */
export interface Answer {
  readonly code: ErrorCode | 'ok';
  /** Only where it is `ok`. */
  readonly message: Message;
  /** What was wrong where, for `VALIDATION`. */
  readonly paths: string[];
  readonly retryAfterMs: number | undefined;
}

/** Everything that can be done with a message, by one person, through REST or through a socket. */
export interface Door {
  send(roomId: string, payload: Omit<SendMessage, 'roomId'>): Promise<Answer>;
  edit(roomId: string, id: string, body: string): Promise<Answer>;
  delete(roomId: string, id: string): Promise<Answer>;
  react(roomId: string, id: string, emoji: string, on: boolean): Promise<Answer>;
  pin(roomId: string, id: string, on: boolean): Promise<Answer>;
  close(): void;
}

export const DOORS = ['rest', 'socket'] as const;

export function openDoor(kind: (typeof DOORS)[number], app: TestApp, person: Person): Promise<Door> {
  return kind === 'rest' ? Promise.resolve(restDoor(app, person)) : socketDoor(app, person);
}

function restDoor(app: TestApp, person: Person): Door {
  const api = apiOf(app, person);
  const path = (roomId: string, id: string, rest = ''): string => `/rooms/${roomId}/messages/${id}${rest}`;
  const set = async (on: boolean, target: string): Promise<Answer> =>
    fromReply(on ? await api.put<Message>(target) : await api.delete<Message>(target));
  return {
    send: async (roomId, payload) => fromReply(await api.post<Message>(`/rooms/${roomId}/messages`, payload)),
    edit: async (roomId, id, body) => fromReply(await api.patch<Message>(path(roomId, id), { body })),
    delete: async (roomId, id) => fromReply(await api.delete<Message>(path(roomId, id))),
    react: (roomId, id, emoji, on) => set(on, path(roomId, id, `/reactions/${encodeURIComponent(emoji)}`)),
    pin: (roomId, id, on) => set(on, path(roomId, id, '/pin')),
    close: () => undefined,
  };
}

async function socketDoor(app: TestApp, person: Person): Promise<Door> {
  const socket = await connect(app, person.token);
  return {
    send: async (roomId, payload) => fromAck(await socket.request('message:send', { ...payload, roomId })),
    edit: async (roomId, id, body) => fromAck(await socket.request('message:edit', { roomId, id, body })),
    delete: async (roomId, id) => fromAck(await socket.request('message:delete', { roomId, id })),
    react: async (roomId, id, emoji, on) =>
      fromAck(await socket.request('message:react', { roomId, id, emoji, on })),
    pin: async (roomId, id, on) => fromAck(await socket.request('message:pin', { roomId, id, on })),
    close: () => socket.close(),
  };
}

function fromReply({ status, body }: Reply<Message>): Answer {
  if (status < 300) return { code: 'ok', message: body, paths: [], retryAfterMs: undefined };
  const { code, errors, retryAfterMs } = body as object as Problem;
  return { code, message: body, paths: errors?.map(({ path }) => path) ?? [], retryAfterMs };
}

function fromAck(ack: Ack<Message>): Answer {
  if (ack.ok) return { code: 'ok', message: ack.data, paths: [], retryAfterMs: undefined };
  const { code, details, retryAfterMs } = ack.error;
  return { code, message: {} as Message, paths: details?.map(({ path }) => path) ?? [], retryAfterMs };
}

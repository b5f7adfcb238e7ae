import type { Ack, ClientEvent, SignedIn } from '@parley/contracts';
import { io, type Socket } from 'socket.io-client';

const ANSWER_TIMEOUT_MS = 10_000;

/**
 * A program of somebody else, as one writes it who has read docs/protocol.md: `fetch`, and `socket.io-client` as it
 * comes. It came in by nothing but a name.
 */
export class Outsider {
  private readonly heard: { readonly event: string; readonly data: unknown }[] = [];

  private constructor(
    private readonly url: string,
    private readonly token: string,
    readonly id: string,
    private readonly socket: Socket,
  ) {
    socket.onAny((event: string, data: unknown) => this.heard.push({ event, data }));
  }

  /** @param url of the instance that it happens to be led to */
  static async comeIn(url: string, displayName: string): Promise<Outsider> {
    const { user, accessToken } = await call<SignedIn>(url, undefined, 'POST', '/auth/guest', {
      displayName,
    });
    // Each person of a test is a program of their own; without it they would share one connection.
    const socket = io(url, { auth: { token: accessToken }, forceNew: true });
    const outsider = new Outsider(url, accessToken, user.id, socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return outsider;
  }

  /** @throws Error when the server refuses it */
  rest<T>(method: string, path: string, body?: object): Promise<T> {
    return call<T>(this.url, this.token, method, path, body);
  }

  /** @throws Error when the server refuses it, or does not answer */
  async ask<T>(event: Exclude<ClientEvent, 'typing'>, payload: object): Promise<T> {
    const answer = (await this.socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(event, payload)) as Ack<T>;
    if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.error)}`);
    return answer.data;
  }

  typing(roomId: string, on: boolean): void {
    this.socket.emit('typing', { roomId, on });
  }

  /** What came with this event since it connected, in the order in which it came. */
  of<T>(event: string): T[] {
    return this.heard.filter((one) => one.event === event).map(({ data }) => data as T);
  }

  leave(): void {
    this.socket.disconnect();
  }
}

async function call<T>(
  url: string,
  token: string | undefined,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

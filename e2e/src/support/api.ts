import type { Attachment, CreateRoomBody, Message, MyRoom, SignedIn } from '@parley/contracts';
import { v7 as uuid } from 'uuid';

/** A person who acts over REST, to prepare what a browser then finds. */
export class ApiPerson {
  private constructor(
    private readonly url: string,
    readonly username: string,
    readonly password: string,
    readonly me: SignedIn['user'],
    private readonly token: string,
  ) {}

  static async register(url: string, displayName: string): Promise<ApiPerson> {
    const username = uniqueName(displayName);
    const password = 'correct horse battery';
    const answer = await call<SignedIn>(url, 'POST', '/auth/register', undefined, {
      email: `${username}@example.com`,
      username,
      displayName,
      password,
    });
    return new ApiPerson(url, username, password, answer.user, answer.accessToken);
  }

  static async signIn(url: string, username: string, password: string): Promise<ApiPerson> {
    const answer = await call<SignedIn>(url, 'POST', '/auth/login', undefined, { login: username, password });
    return new ApiPerson(url, username, password, answer.user, answer.accessToken);
  }

  createRoom(body: CreateRoomBody): Promise<MyRoom> {
    return this.call('POST', '/rooms', body);
  }

  join(roomId: string): Promise<MyRoom> {
    return this.call('POST', `/rooms/${roomId}/join`);
  }

  directWith(userId: string): Promise<MyRoom> {
    return this.call('POST', '/rooms/direct', { userId });
  }

  say(roomId: string, body: string, attachmentIds?: string[]): Promise<Message> {
    return this.call('POST', `/rooms/${roomId}/messages`, { id: uuid(), body, attachmentIds });
  }

  async upload(name: string, content: Buffer): Promise<Attachment> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)]), name);
    const answer = await fetch(`${this.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Attachment;
  }

  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call<T>(this.url, method, path, this.token, body);
  }
}

let made = 0;

/** A username that nobody else in this run has: `ada-3-k2j1`. */
export function uniqueName(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 16);
  return `${stem}-${++made}-${process.pid.toString(36)}${Date.now().toString(36).slice(-4)}`;
}

async function call<T>(
  url: string,
  method: string,
  path: string,
  token?: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      'X-Parley-Tokens': 'body',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

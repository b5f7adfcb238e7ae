import type { Agent } from 'node:http';
import type { MyRoom, SignedIn } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { Line } from './line.js';
import { sendRest } from './rest.js';
import { PASSWORD, Scene } from './scene.js';

const MESSAGES_KEPT = 20;
/** Beyond the numbers of the cases. */
const RENEWAL = 2_000_000_001;
const RENEWAL_LIMIT_MS = 15_000;

/** Rooms and people that everybody who sends knows of. */
export interface Town {
  readonly publicRoom: string;
  /** Of somebody else: nobody of those who send is in there. */
  readonly privateRoom: string;
  readonly people: readonly string[];
}

type Tokens = Pick<SignedIn, 'accessToken' | 'expiresAt' | 'refreshToken'>;

/** Somebody who sends cases, with an account, rooms and a connection that are made again when a case has ended them. */
export class Actor {
  private line: Line | undefined;
  private readonly messages: string[] = [];

  private tokens: Tokens;
  private renewAt = 0;

  private constructor(
    private readonly url: string,
    private readonly agent: Agent,
    readonly id: string,
    readonly username: string,
    tokens: Tokens,
  ) {
    this.tokens = this.keep(tokens);
  }

  get token(): string {
    return this.tokens.accessToken;
  }

  static async register(url: string, agent: Agent): Promise<Actor> {
    const username = `z${newId().replaceAll('-', '').slice(-20)}`;
    const body = { email: `${username}@example.com`, username, displayName: username, password: PASSWORD };
    const { user, ...tokens } = await call<SignedIn>(url, agent, 'POST', '/auth/register', undefined, body);
    return new Actor(url, agent, user.id, username, tokens);
  }

  /**
   * Renews the token in the last half of its life, on the connection too, and answers whether it did.
   * @throws Error when the session has ended
   */
  async staySignedIn(): Promise<boolean> {
    if (Date.now() < this.renewAt) return false;
    const { refreshToken } = this.tokens;
    this.tokens = this.keep(
      await call<Tokens>(this.url, this.agent, 'POST', '/auth/refresh', undefined, { refreshToken }),
    );
    if (this.line?.isOpen) {
      const renewed = this.line.answerTo(RENEWAL, RENEWAL_LIMIT_MS);
      this.line.send([`42${RENEWAL}${JSON.stringify(['auth:renew', { accessToken: this.token }])}`]);
      await renewed;
    }
    return true;
  }

  private keep(tokens: Tokens): Tokens {
    this.renewAt = (Date.now() + Date.parse(tokens.expiresAt)) / 2;
    return tokens;
  }

  call<T>(method: string, path: string, body?: object): Promise<T> {
    return call<T>(this.url, this.agent, method, path, this.token, body);
  }

  async makeRoom(kind: 'public' | 'private'): Promise<string> {
    const name = `Room ${newId()}`;
    return (await this.call<MyRoom>('POST', '/rooms', { name, kind })).id;
  }

  /** The world as it is told to those who make cases. Makes a new room of one's own: the last may be gone by now. */
  async settleIn(town: Town): Promise<Scene> {
    const own = await this.makeRoom('private');
    await this.call('POST', `/rooms/${town.publicRoom}/join`).catch(() => undefined);
    return new Scene({
      self: this,
      rooms: [own, own, town.publicRoom, town.privateRoom],
      users: town.people,
      messages: this.messages,
    });
  }

  noteMessage(id: string): void {
    this.messages.push(id);
    if (this.messages.length > MESSAGES_KEPT) this.messages.shift();
  }

  /** One's connection; a new one where the last was closed. */
  async connection(): Promise<Line> {
    if (!this.line?.isOpen) this.line = await Line.open(this.url, this.token);
    return this.line;
  }

  close(): void {
    this.line?.close();
  }
}

async function call<T>(
  url: string,
  agent: Agent,
  method: string,
  path: string,
  token: string | undefined,
  body?: object,
): Promise<T> {
  const outcome = await sendRest(url, agent, {
    method,
    path: `/api/v1${path}`,
    headers: {
      'x-parley-tokens': 'body',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && Buffer.from(JSON.stringify(body)),
  });
  if ('broken' in outcome || outcome.status >= 300)
    throw new Error(`${method} ${path}: ${JSON.stringify(outcome)}`);
  return JSON.parse(outcome.body || 'null') as T;
}

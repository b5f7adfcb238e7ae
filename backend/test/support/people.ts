import { TOKENS_HEADER, type Me, type SignedIn, type Tokens } from '@parley/contracts';
import request from 'supertest';
import type { TestApp } from './app.js';

export interface Person {
  readonly user: Me;
  readonly tokens: Tokens;
  readonly token: string;
}

export const PASSWORD = 'correct horse';

/** Registers `<name>` with `<name>@example.com`. */
export async function signUp(app: Pick<TestApp, 'url'>, name: string): Promise<Person> {
  const response = await request(app.url)
    .post('/api/v1/auth/register')
    .set(TOKENS_HEADER, 'body')
    .send({ email: `${name}@example.com`, username: name, displayName: name, password: PASSWORD })
    .expect(201);
  const { user, ...tokens } = response.body as SignedIn;
  return { user, tokens, token: tokens.accessToken };
}

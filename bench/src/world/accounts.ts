import { v7 as newId } from 'uuid';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly token: string;
}

interface SignedIn {
  readonly user: { readonly id: string };
  readonly accessToken: string;
}

/** @throws where the server does not take it */
export async function register(url: string, displayName: string): Promise<Account> {
  const login = `bench_${newId().slice(-12)}`;
  const password = newId();
  const email = `${login}@example.com`;
  const { user, accessToken } = await signIn(url, 'register', {
    email,
    username: login,
    displayName,
    password,
  });
  return { id: user.id, login, password, token: accessToken };
}

/**
 * Gives the token that whoever logs in gets.
 *
 * @throws where the server does not take it
 */
export async function logIn(url: string, login: string, password: string): Promise<string> {
  return (await signIn(url, 'login', { login, password })).accessToken;
}

async function signIn(url: string, way: 'register' | 'login', body: object): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/v1/auth/${way}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-tokens': 'body' },
    body: JSON.stringify(body),
  });
  const given = (await answer.json()) as SignedIn;
  if (!answer.ok) throw new Error(`nobody can ${way}: ${JSON.stringify(given)}`);
  return given;
}

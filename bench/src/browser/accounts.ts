import { v7 as newId } from 'uuid';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly token: string;
}

/** @throws where the server does not take it */
export async function register(url: string, displayName: string): Promise<Account> {
  const login = `bench_${newId().slice(-12)}`;
  const password = newId();
  const answer = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-tokens': 'body' },
    body: JSON.stringify({ email: `${login}@example.com`, username: login, displayName, password }),
  });
  const given = (await answer.json()) as { user: { id: string }; accessToken: string };
  if (!answer.ok) throw new Error(`nobody can register: ${JSON.stringify(given)}`);
  return { id: given.user.id, login, password, token: given.accessToken };
}

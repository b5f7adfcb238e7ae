import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { eventually } from '../../testing/eventually';
import {
  clientOf,
  problem,
  providePage,
  type ServerAnswer,
  type ServerCall,
  signedInAs,
} from '../../testing/page';
import { aMe } from '../../testing/samples';
import { LoginPage } from './login.page';

const CODE_WANTED = problem(401, 'UNAUTHENTICATED', 'A code is needed.', [
  { path: 'code', message: 'enter the code of your authenticator' },
]);

describe('signing in to an account with a second factor', () => {
  let calls: ServerCall[];
  let answer: ServerAnswer;
  let fixture: ComponentFixture<LoginPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    calls = [];
    answer = CODE_WANTED;
    const client = clientOf((call) => {
      if (call.path === '/auth/login') calls.push(call);
      return answer;
    });
    TestBed.configureTestingModule({ providers: providePage(client) });
    fixture = TestBed.createComponent(LoginPage);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    type('Email or username', 'ann');
    type('Password', 'correct horse');
    await submit(() => page.querySelector('pl-code-step'));
  });

  function type(label: string, text: string): void {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label);
    const input = found && page.querySelector<HTMLInputElement>(`#${found.htmlFor}`);
    if (!input) throw new Error(`no field called ${label}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }

  async function submit(until: () => unknown): Promise<void> {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await eventually(async () => {
      await fixture.whenStable();
      expect(until()).toBeTruthy();
    });
  }

  const alerts = (): string[] =>
    [...page.querySelectorAll('[role="alert"]')].map((it) => it.textContent.trim());

  it('asks for the code in a step of its own, and complains of nothing yet', () => {
    expect(page.querySelector('h1')?.textContent).toBe('One more step');
    expect(alerts()).toEqual([]);
    expect(calls.map(({ body }) => body)).toEqual([{ login: 'ann', password: 'correct horse' }]);
  });

  it('says beside the field that a code is not right', async () => {
    type('Code', ' 123456 ');
    await submit(() => alerts().length);
    expect(alerts()).toEqual(['Enter the code of your authenticator.']);
    expect(calls.at(-1)?.body).toEqual({ login: 'ann', password: 'correct horse', code: '123456' });
  });

  it('goes on with the right one', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    answer = { body: signedInAs(aMe('ann')) };
    type('Code', '123456');
    await submit(() => navigate.mock.calls.length);
    expect(navigate).toHaveBeenCalledWith('/rooms');
  });

  it('leads back, with the name kept and the password gone', async () => {
    page.querySelector<HTMLButtonElement>('pl-code-step button[type="button"]')?.click();
    await fixture.whenStable();
    expect([...page.querySelectorAll('input')].slice(0, 2).map(({ value }) => value)).toEqual(['ann', '']);
  });
});

import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { eventually } from '../../testing/eventually';
import { aMe } from '../../testing/samples';
import {
  clientOf,
  problem,
  providePage,
  signedInAs,
  type ServerAnswer,
  type ServerCall,
} from '../../testing/page';
import { RegisterPage } from './register.page';

describe('creating an account', () => {
  let calls: ServerCall[];
  let answer: ServerAnswer;
  let fixture: ComponentFixture<RegisterPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    calls = [];
    const client = clientOf((call) => {
      calls.push(call);
      return answer;
    });
    TestBed.configureTestingModule({ providers: providePage(client) });
    fixture = TestBed.createComponent(RegisterPage);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  function control(label: string): HTMLInputElement {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === label);
    const input = found && page.querySelector<HTMLInputElement>(`#${found.htmlFor}`);
    if (!input) throw new Error(`no field called ${label}`);
    return input;
  }

  function type(label: string, text: string): void {
    const input = control(label);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }

  async function submit(): Promise<void> {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await eventually(async () => {
      await fixture.whenStable();
      expect(page.querySelector('button[type="submit"]')?.getAttribute('aria-busy')).toBe('false');
    });
  }

  function errorOf(label: string): string | undefined {
    const input = control(label);
    const id = input.getAttribute('aria-describedby');
    return input.getAttribute('aria-invalid') === 'true' && id
      ? page.querySelector(`#${id}`)?.textContent.trim()
      : undefined;
  }

  function fill(): void {
    type('Email', 'ann@example.com');
    type('Username', 'Ann');
    type('Password', 'correct horse');
  }

  it('says what is missing before anything is sent, and leads there', async () => {
    document.body.append(page);
    await submit();
    expect(calls).toEqual([]);
    expect(errorOf('Email')).toBe('Enter your email address.');
    expect(errorOf('Username')).toBe('Choose a username.');
    expect(errorOf('Password')).toBe('Choose a password.');
    expect(errorOf('Display name')).toBeUndefined();
    expect(document.activeElement).toBe(control('Email'));
    page.remove();
  });

  it('does not complain about an empty field that somebody only passed through', async () => {
    control('Email').dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(errorOf('Email')).toBeUndefined();
  });

  it('sends what was typed, the username in small letters and no empty display name, and goes on', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    fixture.componentRef.setInput('next', '/rooms/1');
    answer = { status: 201, body: signedInAs(aMe('ann')) };
    fill();
    await submit();
    expect(calls.find(({ path }) => path === '/auth/register')?.body).toEqual({
      email: 'ann@example.com',
      username: 'ann',
      password: 'correct horse',
    });
    await eventually(() => expect(navigate).toHaveBeenCalledWith('/rooms/1'));
  });

  it('shows what the server refuses beside the field that it names', async () => {
    answer = problem(409, 'CONFLICT', 'Conflict', [{ path: 'username', message: 'taken by somebody else' }]);
    fill();
    await submit();
    expect(errorOf('Username')).toBe('Taken by somebody else.');
    expect(page.querySelector('.alert')).toBeNull();

    type('Username', 'ann.lee');
    await fixture.whenStable();
    expect(errorOf('Username')).toBeUndefined();
  });

  it('shows what the server refuses as a whole above the button', async () => {
    answer = problem(503, 'UNAVAILABLE', 'Busy');
    fill();
    await submit();
    expect(page.querySelector('.alert[role="alert"]')?.textContent).toContain('Try again in a moment');
  });

  it('waits where it was too often, says for how long, and then lets one try again', async () => {
    answer = { ...problem(429, 'RATE_LIMITED', 'Too many'), retryAfterMs: 1_500 };
    fill();
    await submit();
    const button = page.querySelector<HTMLButtonElement>('button[type="submit"]');
    expect(button?.disabled).toBe(true);
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('too often');
    expect(page.querySelector('.left')?.textContent).toMatch(/0:0[12]/);
    await eventually(async () => {
      await fixture.whenStable();
      expect(button?.disabled).toBe(false);
    });
    expect(page.querySelector('[role="status"]')?.textContent).toContain('You can try again now');
  });
});

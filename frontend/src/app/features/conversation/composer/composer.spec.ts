import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { aUser } from '../../../testing/samples';
import { Composer } from './composer';

describe('the composer', () => {
  let fixture: ComponentFixture<Composer>;
  let sent: string[];

  const field = (): HTMLTextAreaElement =>
    (fixture.nativeElement as HTMLElement).querySelector<HTMLTextAreaElement>(
      'textarea[aria-label="Message"]',
    )!;
  const button = (): HTMLButtonElement =>
    (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button[aria-label="Send"]')!;
  const write = async (text: string): Promise<void> => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (key: string, options: KeyboardEventInit = {}): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...options });
    field().dispatchEvent(event);
    await fixture.whenStable();
    return event;
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Composer);
    sent = [];
    fixture.componentRef.setInput('text', '');
    fixture.componentInstance.submitted.subscribe((body) => sent.push(body));
    await fixture.whenStable();
  });

  it('sends with Enter, as it was written, and is empty then', async () => {
    await write('  Hello\n');
    const event = await press('Enter');
    expect(event.defaultPrevented).toBe(true);
    expect(sent).toEqual(['  Hello\n']);
    expect(field().value).toBe('');
  });

  it('leaves Shift+Enter, and Enter within an input method, to the browser', async () => {
    await write('日本');
    expect((await press('Enter', { shiftKey: true })).defaultPrevented).toBe(false);
    expect((await press('Enter', { isComposing: true })).defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
  });

  it('offers to choose files by key, wherever the focus is, unless nothing can be written', async () => {
    let offered = 0;
    fixture.nativeElement.querySelector('input[type=file]').addEventListener('click', () => (offered += 1));
    const key = (): KeyboardEvent =>
      new KeyboardEvent('keydown', { key: 'u', ctrlKey: true, cancelable: true, bubbles: true });
    const elsewhere = key();
    document.body.dispatchEvent(elsewhere);
    expect([offered, elsewhere.defaultPrevented]).toEqual([1, true]);
    fixture.componentRef.setInput('closed', 'You are muted in this room.');
    await fixture.whenStable();
    const closed = key();
    document.body.dispatchEvent(closed);
    expect([offered, closed.defaultPrevented]).toEqual([1, false]);
  });

  it('sends with its button, and only what is worth it', async () => {
    expect(button().disabled).toBe(true);
    await write(' \n\t ');
    expect(button().disabled).toBe(true);
    await press('Enter');
    await write('x'.repeat(4001));
    expect(button().disabled).toBe(true);
    await press('Enter');
    expect(sent).toEqual([]);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await write('x');
    button().click();
    expect(sent).toEqual(['x']);
  });

  it('says why nothing can be written', async () => {
    fixture.componentRef.setInput('closed', 'You are muted in this room.');
    await fixture.whenStable();
    expect(field()).toBeNull();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('You are muted in this room.');
  });

  it('gives up a reply with Escape, and only then takes the key', async () => {
    let cancelled = 0;
    fixture.componentInstance.replyCancelled.subscribe(() => (cancelled += 1));
    expect((await press('Escape')).defaultPrevented).toBe(false);
    fixture.componentRef.setInput('replyingTo', { name: 'Ann', text: 'Tea?' });
    await fixture.whenStable();
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(cancelled).toBe(1);
  });

  describe('while a name is typed', () => {
    beforeEach(async () => {
      // jsdom lays nothing out.
      Element.prototype.scrollIntoView = () => undefined;
      fixture.componentRef.setInput('people', [
        aUser('ann', { displayName: 'Ann Lee' }),
        aUser('albert'),
        aUser('ben'),
      ]);
      await write('hi @a');
    });
    const options = (): string[] =>
      Array.from((fixture.nativeElement as HTMLElement).querySelectorAll('[role=option] .label'), (option) =>
        (option.textContent ?? '').trim(),
      );

    it('offers whom it can be, and Enter takes one instead of sending', async () => {
      expect(options()).toEqual(['Albert', 'Ann Lee']);
      expect(field().getAttribute('aria-activedescendant')).toBe('completion-0');
      await press('ArrowDown');
      expect(field().getAttribute('aria-activedescendant')).toBe('completion-1');
      await press('Enter');
      expect(field().value).toBe('hi @ann ');
      expect(sent).toEqual([]);
      expect(options()).toEqual([]);
      await press('Enter');
      expect(sent).toEqual(['hi @ann ']);
    });

    it('takes the one that is pointed at, and Tab the first', async () => {
      const option = (fixture.nativeElement as HTMLElement).querySelectorAll('[role=option]')[1];
      option?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
      await fixture.whenStable();
      expect(field().value).toBe('hi @ann ');
      await write('@b');
      await press('Tab');
      expect(field().value).toBe('@ben ');
    });

    it('lets go with Escape, and Enter sends again', async () => {
      expect((await press('Escape')).defaultPrevented).toBe(true);
      expect(options()).toEqual([]);
      await press('Enter');
      expect(sent).toEqual(['hi @a']);
    });
  });
});

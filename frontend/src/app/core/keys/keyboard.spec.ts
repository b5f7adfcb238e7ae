import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Keyboard } from './keyboard';
import { ariaKeys, keyCaps, keyHint } from './key-words';
import { entryOf, isPress, KEYS, type KeyName } from './keys';

const pressed = (key: string, held: Partial<KeyboardEventInit> = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });

describe('the table of keys', () => {
  const names = Object.keys(KEYS) as KeyName[];

  it('means one thing by each key where several could be asked', () => {
    const near = new Set(['A message that has the focus', 'Writing']);
    const all = names.filter((name) => !near.has(entryOf(name).group));
    const presses = all.flatMap((name) => entryOf(name).presses.map((press) => JSON.stringify(press)));
    expect(new Set(presses).size).toBe(presses.length);
  });

  it.each<[Partial<KeyboardEventInit> & { key: string }, KeyName, boolean]>([
    [{ key: 'k', ctrlKey: true }, 'switcher', false],
    [{ key: 'K', ctrlKey: true }, 'switcher', false],
    [{ key: 'k', metaKey: true }, 'switcher', true],
    [{ key: 'F', ctrlKey: true, shiftKey: true }, 'search', false],
    [{ key: 'f', ctrlKey: true }, 'search-room', false],
    [{ key: 'u', ctrlKey: true }, 'attach', false],
    [{ key: 'ArrowDown', altKey: true, shiftKey: true }, 'unread-next', false],
    [{ key: '?', shiftKey: true }, 'sheet', false],
    [{ key: '/', ctrlKey: true, shiftKey: true }, 'sheet', false],
  ])('%j is %s', ({ key, ...held }, name, onMac) => {
    const is = names.filter((one) =>
      entryOf(one).presses.some((press) => isPress(pressed(key, held), press, onMac)),
    );
    expect(is).toEqual([name]);
  });

  it.each<[string, Partial<KeyboardEventInit>, boolean]>([
    ['k', {}, false],
    ['k', { ctrlKey: true }, true],
    ['k', { ctrlKey: true, altKey: true }, false],
    ['ArrowDown', { shiftKey: true }, false],
  ])('%s with %j is nothing', (key, held, onMac) => {
    const elsewhere = names.filter((name) => entryOf(name).group !== 'A message that has the focus');
    const is = elsewhere.filter((one) =>
      entryOf(one).presses.some((press) => isPress(pressed(key, held), press, onMac)),
    );
    expect(is).toEqual([]);
  });

  it('is worded as the keys are labelled', () => {
    expect(keyCaps({ key: 'arrowdown', alt: true, shift: true }, false)).toEqual(['Alt', 'Shift', '↓']);
    expect([keyHint('switcher', false), keyHint('switcher', true)]).toEqual(['Ctrl+K', '⌘K']);
    expect(ariaKeys('sheet', false)).toBe('Control+/ ?');
  });
});

@Component({ selector: 'pl-under-test', template: '<textarea></textarea><button>Press</button>' })
class UnderTest {
  readonly heard: string[] = [];
  takes = true;

  constructor() {
    const keyboard = inject(Keyboard);
    for (const name of ['switcher', 'sheet', 'newest', 'room-next'] as const) {
      keyboard.on(name, () => {
        this.heard.push(name);
        return this.takes;
      });
    }
    keyboard.onTyping(({ key }) => this.heard.push(`typed ${key}`));
  }
}

describe('the keyboard', () => {
  let page: UnderTest;
  let element: HTMLElement;
  let destroy: () => void;

  beforeEach(() => {
    const fixture = TestBed.createComponent(UnderTest);
    page = fixture.componentInstance;
    element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    destroy = () => fixture.destroy();
  });
  afterEach(() => {
    destroy();
    element.remove();
  });

  const inField = (): HTMLTextAreaElement => element.querySelector('textarea')!;
  const press = (key: string, held: Partial<KeyboardEventInit> = {}, at: Element = element): boolean => {
    const event = pressed(key, held);
    at.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('hears what it is asked for, and keeps it from the browser', () => {
    expect(press('k', { ctrlKey: true })).toBe(true);
    expect(press('k', { ctrlKey: true }, inField())).toBe(true);
    expect(page.heard).toEqual(['switcher', 'switcher']);
  });

  it('leaves to a field what writes', () => {
    expect(press('?', { shiftKey: true }, inField())).toBe(false);
    expect(press('a', {}, inField())).toBe(false);
    expect(page.heard).toEqual([]);
    press('?', { shiftKey: true });
    expect(page.heard).toEqual(['sheet']);
  });

  it('tells of somebody who types where nothing takes it', () => {
    for (const key of ['h', 'é', ' ', 'Enter', 'Tab']) press(key);
    press('c', { ctrlKey: true });
    expect(page.heard).toEqual(['typed h', 'typed é']);
  });

  it('hears nothing of what an input method puts together', () => {
    press('Escape', { isComposing: true }, inField());
    press('Escape', { keyCode: 229 }, inField());
    expect(page.heard).toEqual([]);
  });

  it('leaves what somebody nearer has taken, and what lies over the page', () => {
    inField().addEventListener('keydown', (event) => event.preventDefault());
    press('Escape', {}, inField());
    const menu = document.createElement('div');
    menu.setAttribute('role', 'menu');
    document.body.append(menu);
    press('Escape');
    menu.remove();
    expect(page.heard).toEqual([]);
  });

  it('lets the browser have what nobody wanted after all', () => {
    page.takes = false;
    expect(press('Escape')).toBe(false);
    expect(page.heard).toEqual(['newest']);
  });

  it('is deaf for who is gone', () => {
    destroy();
    expect(press('k', { ctrlKey: true })).toBe(false);
  });
});

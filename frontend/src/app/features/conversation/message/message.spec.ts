import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OutboxItem } from '@parley/client';
import type { Attachment, Message as StoredMessage } from '@parley/contracts';
import { eventually } from '../../../testing/eventually';
import { fetchRenderer } from '../markdown/shown';
import type { MessageRow } from '../timeline/rows';
import { clientOf, providePage } from '../../../testing/page';
import { abilitiesFor } from './abilities';
import { Message } from './message';
import type { MessageAct } from './message-act';

const stored: StoredMessage = {
  id: 'm1',
  roomId: 'r',
  seq: 1,
  version: 1,
  kind: 'user',
  authorId: 'ann',
  body: 'Tea at **four**?',
  createdAt: '2026-01-31T12:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  replyTo: null,
  mentions: [],
  mentionsAll: false,
  reactions: [],
  attachments: [],
  pinned: null,
  system: null,
};

function rowOf(message: StoredMessage | null, item: OutboxItem | null = null): MessageRow {
  return {
    kind: 'message',
    key: 'm1',
    authorId: 'ann',
    createdAt: stored.createdAt,
    body: message ? message.body : (item?.body ?? null),
    message,
    item,
    startsGroup: true,
  };
}

const failed: OutboxItem = {
  id: 'm1',
  roomId: 'r',
  body: 'Tea?',
  replyTo: null,
  files: [],
  kept: true,
  createdAt: stored.createdAt,
  status: 'failed',
  error: { code: 'MUTED', message: 'muted' },
  retryAt: null,
  message: null,
};

describe('a message', () => {
  beforeAll(fetchRenderer);

  let fixture: ComponentFixture<Message>;
  let acts: MessageAct[];
  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const named = (name: string): HTMLElement | undefined =>
    Array.from(host().querySelectorAll<HTMLElement>('button')).find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
    );

  const show = async (row: MessageRow, inputs: Record<string, unknown> = {}): Promise<void> => {
    fixture = TestBed.createComponent(Message);
    acts = [];
    fixture.componentInstance.act.subscribe((act) => acts.push(act));
    const all = {
      row,
      author: { displayName: 'Ann' },
      own: true,
      myId: 'ann',
      people: {},
      mentioned: new Map(),
      abilities: abilitiesFor(true, { speaks: true, moderates: false, pins: false }),
      delivery: 'sent',
      ...inputs,
    };
    for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
    document.body.replaceChildren(host());
    await fixture.whenStable();
  };

  it('is named by author, text, time and state, in this order', async () => {
    await show(rowOf({ ...stored, editedAt: stored.createdAt }));
    expect(host().getAttribute('role')).toBe('article');
    const words = host()
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => document.getElementById(id)!.textContent.trim());
    expect(words[0]).toBe('Ann');
    expect(words[1]).toBe('Tea at four?');
    expect(words[2]).toMatch(/\d/);
    expect(words[3]).toContain('edited');
    expect(words[3]).toContain('Sent');
  });

  it('shows its tools to whoever gets there by keyboard', async () => {
    await show(rowOf(stored));
    expect(named('More actions')).toBeUndefined();
    host().dispatchEvent(new FocusEvent('focusin'));
    await fixture.whenStable();
    // They are fetched for the first one.
    await eventually(() => expect(named('Reply')).toBeDefined());
    named('Reply')!.click();
    expect(acts).toEqual([{ type: 'reply', id: 'm1' }]);
    expect(named('More actions')).toBeDefined();
  });

  const press = (key: string): boolean => host().dispatchEvent(new KeyboardEvent('keydown', { key }));

  it('opens what is asked for by key before its tools are there, as soon as they are', async () => {
    await show(rowOf(stored));
    host().dispatchEvent(new FocusEvent('focusin'));
    press('a');
    await eventually(() => expect(named('React')?.getAttribute('aria-expanded')).toBe('true'));
  });

  it('and not where one went elsewhere meanwhile', async () => {
    await show(rowOf(stored));
    host().dispatchEvent(new FocusEvent('focusin'));
    press('a');
    host().dispatchEvent(new FocusEvent('focusout'));
    await fixture.whenStable();
    host().dispatchEvent(new FocusEvent('focusin'));
    await eventually(() => expect(named('React')).toBeDefined());
    await fixture.whenStable();
    expect(named('React')!.getAttribute('aria-expanded')).toBe('false');
  });

  it('says why it was not sent, and what can be done', async () => {
    await show(rowOf(null, failed), { delivery: 'failed' });
    expect(host().textContent).toContain('Not sent. You are muted in this room.');
    named('Try again')!.click();
    named('Discard')!.click();
    expect(acts).toEqual([
      { type: 'retry', id: 'm1' },
      { type: 'discard', id: 'm1' },
    ]);
  });

  it('stays as a tombstone that offers nothing', async () => {
    await show(rowOf({ ...stored, body: null, deletedAt: stored.createdAt }));
    expect(host().textContent).toContain('Message deleted');
    host().dispatchEvent(new FocusEvent('focusin'));
    await fixture.whenStable();
    expect(named('More actions')).toBeUndefined();
  });

  describe('with files', () => {
    const file: Attachment = {
      id: 'f1',
      name: 'plan.pdf',
      mime: 'application/pdf',
      size: 2048,
      width: null,
      height: null,
      url: '/api/v1/attachments/f1',
      thumbnailUrl: null,
    };
    const photo: Attachment = {
      ...file,
      id: 'f2',
      name: 'sea.jpg',
      mime: 'image/jpeg',
      width: 800,
      height: 400,
      thumbnailUrl: '/api/v1/attachments/f2/thumbnail',
    };
    const vector: Attachment = { ...file, id: 'f3', name: 'x.svg', mime: 'image/svg+xml', url: '/f3' };

    beforeEach(() => {
      TestBed.configureTestingModule({ providers: providePage(clientOf(() => ({}))) });
    });

    it('needs no text, and is no tombstone', async () => {
      await show(rowOf({ ...stored, body: '', attachments: [photo, file] }));
      expect(host().textContent).not.toContain('Message deleted');
      const files = document.getElementById(host().getAttribute('aria-labelledby')!.split(' ')[1]!)!;
      await eventually(() => expect(files.textContent).toContain('plan.pdf'));
      expect(files.querySelector('a')!.getAttribute('href')).toBe('/api/v1/attachments/f1');
    });

    it('gives a picture its place before it has come, and opens it', async () => {
      await show(rowOf({ ...stored, attachments: [photo] }));
      const field = host().querySelector<HTMLElement>('.field')!;
      expect(field.style.width).toBe('400px');
      await eventually(() =>
        expect(field.querySelector('img')?.getAttribute('src')).toBe(photo.thumbnailUrl),
      );
      named('View sea.jpg')!.click();
      expect(acts).toEqual([{ type: 'view', id: 'm1', attachmentId: 'f2' }]);
    });

    it('shows no picture that could be more than one', async () => {
      await show(rowOf({ ...stored, attachments: [vector] }));
      await eventually(() => expect(host().querySelector('a')?.getAttribute('download')).toBe('x.svg'));
      expect(host().querySelector('img, object, iframe, embed')).toBeNull();
    });

    it('loses them when it is deleted', async () => {
      await show(rowOf({ ...stored, body: null, attachments: [photo] }));
      expect(host().querySelector('pl-message-files')).toBeNull();
    });
  });

  it('is changed in its place: Escape gives it up, Enter saves', async () => {
    // Nothing scrolls in jsdom.
    Element.prototype.scrollIntoView = () => undefined;
    await show(rowOf(stored), { edit: { id: 'm1', body: 'Tea at four?', error: null } });
    const field = host().querySelector<HTMLTextAreaElement>('textarea[aria-label="Edit message"]')!;
    field.value = 'Tea at five?';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(acts).toEqual([{ type: 'save-edit', id: 'm1', body: 'Tea at five?' }, { type: 'cancel-edit' }]);
  });
});

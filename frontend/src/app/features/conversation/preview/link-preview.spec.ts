import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { eventually } from '../../../testing/eventually';
import { clientOf, providePage } from '../../../testing/page';
import { ReaderPlace } from '../timeline/reader-place';
import { LinkPreview } from './link-preview';
import { LinkPreviews } from './link-previews';

const URL = 'https://a.example/';

type Seen = (entries: { isIntersecting: boolean }[]) => void;

/** A message that is on the screen until it is scrolled away. */
function screen(): { leave: () => void } {
  const watching: Seen[] = [];
  globalThis.IntersectionObserver = class {
    constructor(seen: Seen) {
      watching.push(seen);
    }
    observe(): void {
      for (const seen of watching) seen([{ isIntersecting: true }]);
    }
    disconnect(): void {
      watching.length = 0;
    }
  } as never;
  return { leave: () => watching.forEach((seen) => seen([{ isIntersecting: false }])) };
}

function begin(followsEnd: boolean): { fixture: ComponentFixture<LinkPreview>; card: () => Element | null } {
  const page = { url: URL, title: 'A page', description: null, siteName: null, image: null };
  TestBed.configureTestingModule({
    providers: [
      providePage(clientOf(() => ({ body: page }))),
      { provide: ReaderPlace, useValue: { followsEnd: () => followsEnd } },
    ],
  });
  const fixture = TestBed.createComponent(LinkPreview);
  fixture.componentRef.setInput('url', URL);
  fixture.autoDetectChanges();
  return { fixture, card: () => (fixture.nativeElement as Element).querySelector('a') };
}

describe('a preview of a link', () => {
  it('is drawn when it comes for who goes with the end, where several may grow at once', async () => {
    screen();
    const { card } = begin(true);
    await eventually(() => expect(card()?.textContent).toContain('A page'));
  });

  it('waits for who reads further up until its message is out of sight', async () => {
    const { leave } = screen();
    const { fixture, card } = begin(false);
    const known = TestBed.inject(LinkPreviews).of(URL);
    await eventually(() => expect(known()?.title).toBe('A page'));
    fixture.detectChanges();
    expect(card()).toBeNull();
    leave();
    await eventually(() => expect(card()).not.toBeNull());
  });
});

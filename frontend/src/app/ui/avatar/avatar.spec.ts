import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Avatar } from './avatar';
import { Pictures } from './pictures';

describe('the face of somebody', () => {
  let fixture: ComponentFixture<Avatar>;
  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const image = (): HTMLImageElement | null => host().querySelector('img');
  const initials = (): string | undefined => host().querySelector('.initials')?.textContent;

  const show = async (src: string | null): Promise<void> => {
    fixture.componentRef.setInput('src', src);
    await fixture.whenStable();
  };
  const happen = async (what: 'load' | 'error'): Promise<void> => {
    image()!.dispatchEvent(new Event(what));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Avatar);
    fixture.componentRef.setInput('id', 'ann');
    fixture.componentRef.setInput('name', 'Ann Lee');
    await show('/one');
  });

  it('is the initials until the picture is there, of which so much is known that nothing moves', async () => {
    expect([initials(), image()!.width, image()!.getAttribute('loading')]).toEqual(['AL', 36, 'lazy']);
    await happen('load');
    expect([initials(), image()!.getAttribute('src')]).toEqual([undefined, '/one']);
  });

  it('is the initials where there is no picture, or none any more, and of another one until it is there', async () => {
    await happen('load');
    await show('/two');
    expect(initials()).toBe('AL');
    await happen('load');
    await show(null);
    expect([initials(), image()]).toEqual(['AL', null]);
  });

  it('is the initials where the picture can not be loaded, until it gets another chance', async () => {
    await happen('error');
    expect([initials(), image()]).toEqual(['AL', null]);
    TestBed.inject(Pictures).tryAgain();
    await fixture.whenStable();
    expect(image()?.getAttribute('src')).toBe('/one');
    await happen('load');
    expect(initials()).toBeUndefined();
  });
});

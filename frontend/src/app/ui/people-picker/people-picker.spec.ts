import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { aUser } from '../../testing/samples';
import { PeoplePicker } from './people-picker';

describe('the picker of people', () => {
  let fixture: ComponentFixture<PeoplePicker>;
  let element: HTMLElement;
  let chosen: string[];

  beforeEach(async () => {
    Element.prototype.scrollIntoView = jest.fn();
    fixture = TestBed.createComponent(PeoplePicker);
    fixture.componentRef.setInput('label', 'To');
    fixture.componentRef.setInput('people', [aUser('ann'), aUser('ben'), aUser('cid')]);
    chosen = [];
    fixture.componentInstance.chosen.subscribe(({ id }) => chosen.push(id));
    element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  const field = (): HTMLInputElement => element.querySelector('[role="combobox"]')!;
  const active = (): string | undefined =>
    element.querySelector(`#${field().getAttribute('aria-activedescendant')}`)?.querySelector('.name')
      ?.textContent;

  async function press(key: string): Promise<void> {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await fixture.whenStable();
  }

  it('is moved through with the arrows, around its ends, and chosen from with Enter', async () => {
    expect(active()).toBe('Ann');
    await press('ArrowUp');
    expect(active()).toBe('Cid');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(active()).toBe('Ben');
    await press('Enter');
    expect(chosen).toEqual(['ben']);
  });

  it('starts at the top of every new list', async () => {
    await press('ArrowDown');
    fixture.componentRef.setInput('people', [aUser('dan'), aUser('eve')]);
    await fixture.whenStable();
    expect(active()).toBe('Dan');
  });

  it('does not choose whom it says can’t be chosen', async () => {
    fixture.componentRef.setInput('taken', new Map([['ann', 'In the room']]));
    await fixture.whenStable();
    await press('Enter');
    element.querySelector<HTMLElement>('[role="option"]')?.click();
    expect(chosen).toEqual([]);
    expect(element.querySelector('[role="option"]')?.textContent).toContain('In the room');
  });

  it('says that nobody goes by a name', async () => {
    fixture.componentRef.setInput('people', []);
    fixture.componentRef.setInput('query', 'zzz');
    await fixture.whenStable();
    expect(element.querySelector('[role="status"]')?.textContent).toContain('Nobody goes by that name.');
    expect(field().getAttribute('aria-activedescendant')).toBeNull();
  });
});

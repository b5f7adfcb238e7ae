import { TestBed } from '@angular/core/testing';
import type { PersonAct } from '../../../core/access/allowed-acts';
import { ActList, type ChosenAct } from './act-list';

async function shown(allowed: PersonAct[]) {
  const fixture = TestBed.createComponent(ActList);
  fixture.componentRef.setInput('allowed', new Set(allowed));
  const chosen: ChosenAct[] = [];
  fixture.componentInstance.chosen.subscribe((act) => chosen.push(act));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const buttons = (): HTMLButtonElement[] => [...page.querySelectorAll('button')];
  return {
    page,
    chosen,
    names: () => buttons().map(({ textContent }) => textContent.trim()),
    press: async (name: string) => {
      buttons()
        .find(({ textContent }) => textContent.trim() === name)
        ?.click();
      await fixture.whenStable();
    },
  };
}

it('shows what is allowed and nothing else, in groups of which none is empty', async () => {
  const { page, names } = await shown(['message', 'kick', 'block']);
  expect(names()).toEqual(['Remove from room', 'Block']);
  expect([...page.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
    'In this room',
    'Between you',
  ]);
});

it('asks for how long before it mutes', async () => {
  const { names, press, chosen } = await shown(['mute']);
  await press('Mute');
  expect(chosen).toEqual([]);
  expect(names()).toEqual(['Mute', '15 minutes', '1 hour', '1 day', 'For good']);
  await press('1 hour');
  expect(chosen).toEqual([{ act: 'mute', length: { label: '1 hour', ms: 3_600_000 } }]);
  expect(names()).toEqual(['Mute']);
});

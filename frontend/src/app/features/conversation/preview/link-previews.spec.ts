import { TestBed } from '@angular/core/testing';
import { clientOf, problem, providePage } from '../../../testing/page';
import { eventually } from '../../../testing/eventually';
import { LinkPreviews } from './link-previews';

const page = (url: string) => ({ url, title: 'A page', description: null, siteName: null, image: null });

function begin(answer: Parameters<typeof clientOf>[0]): { previews: LinkPreviews; asked: string[] } {
  const asked: string[] = [];
  const client = clientOf((call) => {
    asked.push(decodeURIComponent(call.path.split('url=')[1] ?? ''));
    return answer(call);
  });
  TestBed.configureTestingModule({ providers: providePage(client) });
  return { previews: TestBed.inject(LinkPreviews), asked };
}

describe('previews of links', () => {
  it('are asked for once each, however many messages have them', async () => {
    const { previews, asked } = begin(() => ({ body: page('https://a.example/') }));
    const first = previews.of('https://a.example/');
    expect(first()).toBeNull();
    await eventually(() => expect(first()?.title).toBe('A page'));
    expect(previews.of('https://a.example/')()?.title).toBe('A page');
    expect(asked).toEqual(['https://a.example/']);
  });

  it('are none of what has none', async () => {
    const { previews, asked } = begin(() => problem(404, 'NOT_FOUND', 'Nothing'));
    const preview = previews.of('https://a.example/');
    await eventually(() => expect(asked).toHaveLength(1));
    expect(preview()).toBeNull();
  });

  it('are asked for no more where the server looks at no links', async () => {
    const { previews, asked } = begin(() => problem(403, 'FORBIDDEN', 'Off'));
    for (let n = 0; n < 20; n += 1) previews.of(`https://a.example/${n}`);
    await eventually(() => expect(asked.length).toBeGreaterThan(0));
    await new Promise((resolve) => setTimeout(resolve));
    previews.of('https://a.example/last');
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});

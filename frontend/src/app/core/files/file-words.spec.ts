import type { Attachment } from '@parley/contracts';
import { extensionOf, filesInWords, refusalWords, sizeWords } from './file-words';

const file = (over: Partial<Attachment> = {}): Attachment => ({
  id: 'f',
  name: 'plan.pdf',
  mime: 'application/pdf',
  size: 1,
  width: null,
  height: null,
  url: '/f',
  thumbnailUrl: null,
  ...over,
});
const photo = file({ name: 'p.jpg', mime: 'image/jpeg', thumbnailUrl: '/f/thumbnail' });
const film = file({ name: 'f.mp4', mime: 'video/mp4' });

it.each<[number, string]>([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1023 bytes'],
  [1024, '1 KB'],
  [2_516_582, '2.4 MB'],
  [26_214_400, '25 MB'],
  [10_485_000, '10 MB'],
  [5_000_000_000, '4.7 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

it.each<[string, Attachment[]]>([
  ['', []],
  ['plan.pdf', [file()]],
  ['Photo', [photo]],
  ['Video', [film]],
  ['Audio', [file({ mime: 'audio/mpeg' })]],
  ['3 photos', [photo, photo, photo]],
  ['2 files', [photo, film]],
  ['2 files', [file(), file()]],
])('says %j', (words, files) => {
  expect(filesInWords(files)).toBe(words);
});

it('says a limit in a unit that people know', () => {
  const message = 'The file is larger than the server takes (26214400 bytes).';
  expect(refusalWords({ code: 'TOO_LARGE', message })).toBe(
    'The file is larger than the server takes (25 MB).',
  );
});

it.each([
  ['plan.PDF', 'PDF'],
  ['archive.tar.gz', 'GZ'],
  ['README', ''],
  ['strange.e x e', ''],
])('the end of %s is %j', (name, end) => {
  expect(extensionOf(name)).toBe(end);
});

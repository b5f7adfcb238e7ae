import { leftOut } from './attaching';
import { carriesFiles, filesIn, pastedFiles } from './chosen-files';

/** What a browser transfers, as far as it is looked at. */
function transfer(files: (File | 'folder')[], texts: Record<string, string> = {}): DataTransfer {
  const items = files.map((file) => ({
    kind: 'file',
    getAsFile: () => (file === 'folder' ? new File([], 'folder') : file),
    webkitGetAsEntry: () => ({ isDirectory: file === 'folder' }),
  }));
  const data: Partial<DataTransfer> = {
    types: [...Object.keys(texts), ...(files.length > 0 ? ['Files'] : [])],
    items: items as never,
    getData: (type) => texts[type] ?? '',
  };
  return data as DataTransfer;
}

const photo = new File(['x'], 'holiday.jpg', { type: 'image/jpeg' });
const clip = new File(['x'], 'image.png', { type: 'image/png' });
const names = (files: readonly File[]) => files.map(({ name }) => name);

it('takes files, and counts the folders among them', () => {
  const { files, folders } = filesIn(transfer([photo, 'folder', clip]));
  expect(names(files)).toEqual(['holiday.jpg', 'image.png']);
  expect(folders).toBe(1);
});

it('knows what carries files', () => {
  expect(carriesFiles(null)).toBe(false);
  expect(carriesFiles(transfer([], { 'text/plain': 'hello' }))).toBe(false);
  expect(carriesFiles(transfer([photo]))).toBe(true);
});

it('pastes a picture, with a name of its own', () => {
  const [file] = pastedFiles(transfer([clip]));
  expect(file?.name).toMatch(/^Pasted \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
  expect(names(pastedFiles(transfer([photo], { 'text/plain': 'holiday.jpg' })))).toEqual(['holiday.jpg']);
  expect(pastedFiles(transfer([clip], { 'text/html': '<img src="x">' }))).toHaveLength(1);
});

it('pastes the text of a program that puts a picture beside it', () => {
  const table = { 'text/plain': '1\t2', 'text/html': '<table></table>' };
  expect(pastedFiles(transfer([clip], table))).toEqual([]);
});

it.each([
  [0, 0, null],
  [1, 0, 'A message takes 10 files. 1 file left out: send them with the next one.'],
  [3, 0, 'A message takes 10 files. 3 files left out: send them with the next one.'],
  [0, 1, 'A folder cannot be sent. Pack it into one file, such as a ZIP.'],
])('of %i files and %i folders that are not taken it says %j', (files, folders, words) => {
  expect(leftOut(files, folders)).toBe(words);
});

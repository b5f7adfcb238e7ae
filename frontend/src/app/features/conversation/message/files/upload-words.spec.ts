import type { OutboxItem, UploadItem } from '@parley/client';
import { filesFailure, percentOf, uploadWords } from './upload-words';

const upload = (over: Partial<UploadItem> = {}): UploadItem => ({
  id: 'u',
  name: 'plan.pdf',
  mime: 'application/pdf',
  size: 100,
  width: null,
  height: null,
  status: 'uploading',
  sentBytes: 0,
  error: null,
  retryAt: null,
  attachment: null,
  ...over,
});

const item = (files: UploadItem[], over: Partial<OutboxItem> = {}): OutboxItem => ({
  id: 'm',
  roomId: 'r',
  body: '',
  replyTo: null,
  files,
  kept: true,
  createdAt: '2026-11-21T12:00:00.000Z',
  status: 'queued',
  error: null,
  retryAt: null,
  message: null,
  ...over,
});

const waiting = (code: 'UNAVAILABLE' | 'RATE_LIMITED' | 'NO_ANSWER') =>
  upload({ status: 'waiting', error: { code, message: '' } });

describe('how far the files of a message are', () => {
  it.each<[string, OutboxItem, boolean, string | null]>([
    ['nothing without files', item([]), true, null],
    ['nothing once all are up', item([upload({ status: 'uploaded' })]), true, null],
    ['nothing of what failed', item([upload({ status: 'failed' })], { status: 'failed' }), true, null],
    [
      'how much is up',
      item([upload({ sentBytes: 50 }), upload({ status: 'uploaded' })]),
      true,
      'Uploading… 75 %',
    ],
    ['that it waits for the network', item([upload()]), false, 'Goes up when you are back online.'],
    [
      'that the server has trouble',
      item([waiting('UNAVAILABLE')]),
      true,
      'The server cannot keep files just now. Trying again…',
    ],
    [
      'that there were many',
      item([waiting('RATE_LIMITED')]),
      true,
      'Many files at once. It goes on in a moment.',
    ],
    ['that it was lost', item([waiting('NO_ANSWER')]), true, 'It did not get through. Trying again…'],
    [
      'that the device has no room',
      item([upload()], { kept: false }),
      true,
      'Uploading… 0 % Keep this tab open: the files do not fit on this device.',
    ],
  ])('says %s', (_, of, online, words) => {
    expect(uploadWords(of, online)).toBe(words);
  });

  it('is never all of it before the server has said so', () => {
    expect(percentOf([upload({ sentBytes: 400 })])).toBe(99);
    expect(percentOf([upload({ size: 0 })])).toBe(0);
  });
});

it('says which file was not taken, and why', () => {
  const error = {
    code: 'TOO_LARGE',
    message: 'The file is larger than the server takes (26214400 bytes).',
  } as const;
  const failed = upload({ status: 'failed', error });
  expect(filesFailure(item([failed, upload()]))).toBe(
    'plan.pdf: The file is larger than the server takes (25 MB).',
  );
  expect(filesFailure(item([failed, failed]))).toBe('2 files were not taken. Try again, or remove them.');
  expect(filesFailure(item([]))).toBeNull();
});

import type { OutboxItem, UploadItem } from '@parley/client';
import { refusalWords } from '../../../../core/files/file-words';

/** How far the files of a message are, in a line; `null` where there is nothing to say. */
export function uploadWords({ files, kept, status }: OutboxItem, online: boolean): string | null {
  if (status !== 'queued' || files.every((file) => file.status === 'uploaded')) return null;
  return [
    progressWords(files, online),
    kept ? null : 'Keep this tab open: the files do not fit on this device.',
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function progressWords(files: readonly UploadItem[], online: boolean): string {
  if (!online) return 'Goes up when you are back online.';
  const delayed = files.find(({ status, error }) => status === 'waiting' && error !== null);
  const uploading = files.some(({ status }) => status === 'uploading');
  if (delayed?.error && !uploading) return delayWords(delayed.error);
  return `Uploading… ${percentOf(files)} %`;
}

function delayWords(error: NonNullable<UploadItem['error']>): string {
  if (error.code === 'UNAVAILABLE') return 'The server cannot keep files just now. Trying again…';
  if (error.code === 'RATE_LIMITED') return refusalWords(error);
  return 'It did not get through. Trying again…';
}

/** Whole, and never 100 before the server has said so. */
export function percentOf(files: readonly UploadItem[]): number {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const sent = files.reduce(
    (sum, file) => sum + (file.status === 'uploaded' ? file.size : Math.min(file.sentBytes, file.size)),
    0,
  );
  return size === 0 ? 0 : Math.min(99, Math.floor((sent / size) * 100));
}

/** Why a message was not sent for the sake of its files; `null` where they are not the reason. */
export function filesFailure({ files }: OutboxItem): string | null {
  const failed = files.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (!first?.error) return null;
  if (failed.length > 1) return `${failed.length} files were not taken. Try again, or remove them.`;
  return `${first.name}: ${refusalWords(first.error)}`;
}

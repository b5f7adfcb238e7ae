import type { Locator } from 'playwright-core';
import type { ApiPerson } from './api.js';
import type { Person } from './person.js';

export interface SomeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const textFile = (name: string, text = name): SomeFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** Chooses files by the button, as the system's own window would give them. */
export async function attach(person: Person, ...files: SomeFile[]): Promise<void> {
  const choosing = person.page.waitForEvent('filechooser');
  await person.page.getByRole('button', { name: 'Attach files' }).click();
  await (await choosing).setFiles(files);
}

export const tray = (person: Person): Locator => person.page.getByRole('list', { name: 'Files to send' });

/** What browsers hand over with a drop or a paste. */
const transferOf = (person: Person, files: readonly SomeFile[]) =>
  person.page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      return transfer;
    },
    files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, base64: buffer.toString('base64') })),
  );

/** Holds files above something, looks, and lets go of them. */
export async function drop(
  person: Person,
  onto: Locator,
  files: readonly SomeFile[],
  above: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const dataTransfer = await transferOf(person, files);
  await onto.dispatchEvent('dragenter', { dataTransfer });
  await onto.dispatchEvent('dragover', { dataTransfer });
  await above();
  await onto.dispatchEvent('drop', { dataTransfer });
}

export async function paste(person: Person, ...files: SomeFile[]): Promise<void> {
  const transfer = await transferOf(person, files);
  await person.composer.evaluate((field, clipboardData) => {
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, transfer);
}

/** From now on so many bytes a second go up from this page. */
export async function slowDown(person: Person, bytesPerSecond: number): Promise<void> {
  const session = await person.context.newCDPSession(person.page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}

/** Counts the files that arrived from this page. */
export function countUploads(person: Person): { arrived: number } {
  const count = { arrived: 0 };
  person.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname === '/api/v1/attachments' && response.status() === 201) count.arrived += 1;
  });
  return count;
}

/** Sends files over REST; what a page would not let through among them. */
export async function sendFiles(
  person: ApiPerson,
  roomId: string,
  body: string,
  files: SomeFile[],
): Promise<void> {
  const attachmentIds: string[] = [];
  for (const file of files) attachmentIds.push((await person.upload(file.name, file.buffer)).id);
  await person.say(roomId, body, attachmentIds);
}

/** The picture is there, and not only its place. */
export const isLoaded = (picture: Locator): Promise<boolean> =>
  picture.evaluate((img) => img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0);

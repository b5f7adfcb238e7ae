/** What somebody dropped or pasted, as far as it can be sent. */
export interface ChosenFiles {
  readonly files: readonly File[];
  /** How many folders were among it: a browser hands them over as files that cannot be read. */
  readonly folders: number;
}

/** Files come in what is transferred: not text, a link, or a picture that is dragged within the page. */
export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer !== null && transfer.types.includes('Files');
}

/** To be called while the event is handled: what is transferred is gone after it. */
export function filesIn({ items }: DataTransfer): ChosenFiles {
  const files: File[] = [];
  let folders = 0;
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    if (item.webkitGetAsEntry()?.isDirectory) folders += 1;
    else if (file) files.push(file);
  }
  return { files, folders };
}

/**
 * Files to send from what is pasted. Programs that write put a picture beside the text that they copy: there the text is
 * meant.
 */
export function pastedFiles(transfer: DataTransfer | null): readonly File[] {
  if (!carriesFiles(transfer)) return [];
  const hasText = transfer.getData('text/plain').trim() !== '' && transfer.types.includes('text/html');
  return hasText ? [] : filesIn(transfer).files.map(named);
}

/** A picture from the clipboard has no name of its own, and several would have the same. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const time = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `Pasted ${time}.${file.name.split('.').at(-1)}`, { type: file.type });
}

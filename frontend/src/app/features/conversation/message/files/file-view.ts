import type { OutboxItem, UploadItem } from '@parley/client';
import type { Attachment, Id, Message } from '@parley/contracts';
import { type FileKind, kindOf, likelyKindOf } from '../../../../core/files/file-kind';

/** A file of a message: at the server, or on its way there. */
export interface FileView {
  readonly key: Id;
  readonly name: string;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Pixels; `null` where they are not known. */
  readonly width: number | null;
  readonly height: number | null;
  /** Where everybody can have it. */
  readonly attachment: Attachment | null;
  /** It is on its way, and this device has it. */
  readonly upload: UploadItem | null;
}

const NONE: readonly FileView[] = [];

export function filesOf(
  message: Pick<Message, 'attachments'> | null,
  item: Pick<OutboxItem, 'files'> | null,
): readonly FileView[] {
  if (message) return message.attachments.length === 0 ? NONE : message.attachments.map(stored);
  return item?.files.map(onItsWay) ?? NONE;
}

function stored(attachment: Attachment): FileView {
  const { id, name, size, width, height } = attachment;
  return { key: id, name, kind: kindOf(attachment), size, width, height, attachment, upload: null };
}

function onItsWay(upload: UploadItem): FileView {
  const { id, name, mime, size, attachment } = upload;
  return {
    key: id,
    name,
    kind: attachment ? kindOf(attachment) : likelyKindOf(mime),
    size,
    width: attachment?.width ?? null,
    height: attachment?.height ?? null,
    attachment: null,
    upload,
  };
}

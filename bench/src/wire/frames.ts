const FINAL = 0x80;
const MASKED = 0x80;

export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A frame as a client sends it (RFC 6455). The mask is zero, which is one, and spares the work of masking. */
export function clientFrame(opcode: number, text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 6 : length <= 0xffff ? 8 : 14;
  const frame = Buffer.alloc(start + length);
  frame[0] = FINAL | opcode;
  if (length < 126) frame[1] = MASKED | length;
  else if (length <= 0xffff) {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}

/** A frame's content: the bytes of `data` from `start` to `end`. Valid during the call only. */
export type OnFrame = (opcode: number, data: Buffer, start: number, end: number) => void;

/** Cuts what a server sends (not masked, not compressed, messages in one frame each) into frames, copying nothing. */
export class FrameReader {
  private rest: Buffer | null = null;

  constructor(private readonly onFrame: OnFrame) {}

  read(chunk: Buffer): void {
    const data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const start = contentStart(data, at);
      if (start === null) break;
      const end = start + contentLength(data, at);
      if (end > data.length) break;
      this.onFrame((data[at] ?? 0) & 0x0f, data, start, end);
      at = end;
    }
    this.rest = at < data.length ? data.subarray(at) : null;
  }
}

/** Null while not enough of the frame is there to tell. */
function contentStart(data: Buffer, at: number): number | null {
  if (data.length < at + 2) return null;
  const short = (data[at + 1] ?? 0) & 0x7f;
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  return data.length < start ? null : start;
}

function contentLength(data: Buffer, at: number): number {
  const short = (data[at + 1] ?? 0) & 0x7f;
  if (short < 126) return short;
  return short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
}

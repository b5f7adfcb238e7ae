const TEXT_AND_LAST = 0x81;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;

/** A whole text message as a server sends it in a websocket: one frame, not masked, not compressed (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = framed(length);
  frame.write(text, frame.length - length);
  return frame;
}

function framed(length: number): Buffer {
  if (length < LENGTH_IN_16_BITS) {
    const frame = Buffer.allocUnsafe(2 + length);
    frame[1] = length;
    frame[0] = TEXT_AND_LAST;
    return frame;
  }
  if (length <= 0xffff) {
    const frame = Buffer.allocUnsafe(4 + length);
    frame[0] = TEXT_AND_LAST;
    frame[1] = LENGTH_IN_16_BITS;
    frame.writeUInt16BE(length, 2);
    return frame;
  }
  const frame = Buffer.allocUnsafe(10 + length);
  frame[0] = TEXT_AND_LAST;
  frame[1] = LENGTH_IN_64_BITS;
  frame.writeBigUInt64BE(BigInt(length), 2);
  return frame;
}

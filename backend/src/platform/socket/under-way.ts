import type { ChatSocket } from './socket.types.js';

const underWay = new WeakMap<ChatSocket, Set<Promise<void>>>();

/** An event of this socket has been received, and is answered when the promise resolves. */
export function noteUnderWay(socket: ChatSocket, answered: Promise<void>): void {
  const ofSocket = underWay.get(socket) ?? new Set();
  ofSocket.add(answered);
  underWay.set(socket, ofSocket);
  void answered.then(() => ofSocket.delete(answered));
}

/** Resolves at a moment at which every event that was received from this socket has its answer. */
export async function allAnswered(socket: ChatSocket): Promise<void> {
  for (;;) {
    const left = underWay.get(socket);
    if (!left || left.size === 0) return;
    await Promise.all(left);
  }
}

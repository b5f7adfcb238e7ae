import type { Draft, Id } from '@parley/contracts';
import type { DraftText, RoomDraft } from '../surface/drafts.js';
import type { DraftRecord } from '../storage/client-storage.js';

/*
 * What is written in one room and not sent, between this device and the server. What must stay true:
 *
 * - What somebody writes here is never replaced by what came from elsewhere, unless the server has it already.
 * - What somebody wrote elsewhere is never written over from here, unless they said so here: while the two disagree,
 *   nothing goes out, and both are kept.
 * - An own word that comes back, as an event or because its answer was lost, is no disagreement.
 */

const NOTHING: DraftText = { body: '', replyTo: null };

export class DraftState {
  private mine: DraftText = NOTHING;
  /** What the server had when `mine` was made from it, and its version. */
  private stored: DraftText = NOTHING;
  private base = 0;
  private other: Draft | null = null;
  /** The highest version heard of. */
  private seen = 0;
  private sending: DraftText | null = null;
  /** What may have arrived without an answer. */
  private lastSent: DraftText | null = null;
  /** What came while something was on its way: judged when its answer is there. */
  private heard: Draft | null = null;
  /** What the server will not take, so that it is not asked again and again. */
  private refused: DraftText | null = null;

  constructor(readonly roomId: Id) {}

  static from(record: DraftRecord): DraftState {
    const state = new DraftState(record.roomId);
    state.mine = record.mine;
    state.stored = record.stored;
    state.base = state.seen = record.base;
    state.other = record.other;
    if (record.other) state.seen = Math.max(state.seen, record.other.version);
    return state;
  }

  get view(): RoomDraft {
    const { body, replyTo } = this.mine;
    return { body, replyTo, other: this.other && { body: this.other.body, replyTo: this.other.replyTo } };
  }

  /** What has to survive this tab; `null` where that is nothing. */
  get record(): DraftRecord | null {
    const { roomId, mine, stored, base, other } = this;
    if (isNothing(mine) && isNothing(stored) && !other) return null;
    return { roomId, mine, stored, base, other };
  }

  /** What the server does not know yet. */
  get isAhead(): boolean {
    return !same(this.mine, this.stored);
  }

  /** Somebody writes here. */
  write(text: DraftText): void {
    this.mine = { body: text.body, replyTo: text.replyTo };
    if (this.other && same(this.mine, this.other)) this.settleOn(this.other);
  }

  /** Of the two, what was written elsewhere. */
  takeOther(): void {
    if (this.other) this.settleOn(this.other);
  }

  /** Of the two, what was written here; it goes out with the next request. */
  keepMine(): void {
    if (!this.other) return;
    this.base = this.other.version;
    this.stored = textOf(this.other);
    this.other = null;
  }

  /** The server told of it: live, or in answer to a question. */
  receive(draft: Draft): void {
    if (draft.version <= this.seen) return;
    if (this.sending) {
      if (draft.version > (this.heard?.version ?? 0)) this.heard = draft;
      return;
    }
    this.judge(draft);
  }

  /** It was asked for, because the server has another than the one that was gone on from. */
  receiveAnswer(draft: Draft): void {
    if (draft.body === '') this.receiveNothing();
    else if (draft.version >= this.seen) this.judge(draft);
  }

  /** The whole state was read, and there is nothing of this room in it. */
  receiveNothing(): void {
    if (this.sending) return;
    const wasAhead = this.isAhead;
    this.stored = NOTHING;
    this.other = null;
    if (!wasAhead && !isNothing(this.mine)) this.mine = NOTHING;
  }

  /** The next thing to tell the server; `null` while there is nothing, or two texts to decide between. */
  begin(): { text: DraftText; base: number } | null {
    if (this.sending || this.other || !this.isAhead) return null;
    if (this.refused && same(this.refused, this.mine)) return null;
    this.sending = this.lastSent = this.mine;
    return { text: this.mine, base: this.base };
  }

  /** The server took it; with the draft as it is kept, or nothing, where it was given up. */
  taken(draft: Draft | null): void {
    const text = this.sending ?? NOTHING;
    this.sending = this.lastSent = this.refused = null;
    this.stored = text;
    if (draft) this.base = this.seen = draft.version;
    this.listenAgain();
  }

  /** It may have arrived, or not. */
  unknown(): void {
    this.sending = null;
    this.listenAgain();
  }

  /** The server will not have it; said again only when it is another. */
  refuse(): void {
    this.refused = this.sending;
    this.sending = null;
    this.listenAgain();
  }

  private listenAgain(): void {
    const { heard } = this;
    this.heard = null;
    if (heard && heard.version > this.seen) this.judge(heard);
  }

  private judge(draft: Draft): void {
    const text = textOf(draft);
    this.seen = draft.version;
    const isOwn = this.lastSent !== null && same(this.lastSent, text);
    if (isOwn && this.isAhead) this.standOn(draft);
    // Where a text was given up here while it went on elsewhere, what goes on is what there is.
    else if (same(this.mine, text)) this.standOn(draft);
    else if (!this.isAhead || isNothing(this.mine)) this.settleOn(draft);
    else if (isNothing(text)) this.standOn(draft);
    else this.other = draft;
  }

  /** The server has this, and what is written here goes on from it. */
  private standOn(draft: Draft): void {
    this.base = draft.version;
    this.stored = textOf(draft);
    this.other = null;
  }

  private settleOn(draft: Draft): void {
    this.standOn(draft);
    this.mine = this.stored;
    this.lastSent = null;
  }
}

function textOf({ body, replyTo }: DraftText): DraftText {
  return body === '' ? NOTHING : { body, replyTo };
}

function same(a: DraftText, b: DraftText): boolean {
  // What an empty text answers to is this device's own affair: nothing of it would be missed.
  return a.body === b.body && (a.body === '' || a.replyTo === b.replyTo);
}

function isNothing({ body }: DraftText): boolean {
  return body === '';
}

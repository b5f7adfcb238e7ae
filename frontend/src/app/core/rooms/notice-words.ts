import { FOREVER, type Id, type MemberRole, type SystemNotice } from '@parley/contracts';

const ROLE_WORDS: Record<MemberRole, string> = {
  owner: 'the owner',
  moderator: 'a moderator',
  member: 'a member',
};

/** What a system message tells, in a sentence: `Ann added Ben`. */
export function noticeWords(notice: SystemNotice, nameOf: (userId: Id) => string): string {
  const who = nameOf(notice.userId);
  switch (notice.type) {
    case 'created':
      return `${who} created the room`;
    case 'joined':
      return `${who} joined`;
    case 'added':
      return `${nameOf(notice.by)} added ${who}`;
    case 'left':
      return `${who} left`;
    case 'kicked':
      return `${nameOf(notice.by)} removed ${who}`;
    case 'banned':
      return `${nameOf(notice.by)} banned ${who}`;
    case 'unbanned':
      return `${nameOf(notice.by)} lifted the ban on ${who}`;
    case 'muted':
      return notice.until === FOREVER
        ? `${nameOf(notice.by)} muted ${who}`
        : `${nameOf(notice.by)} muted ${who} for a while`;
    case 'unmuted':
      return `${nameOf(notice.by)} unmuted ${who}`;
    case 'renamed':
      return `${who} renamed the room to ${notice.name}`;
    case 'topic':
      return notice.topic === null ? `${who} removed the topic` : `${who} set the topic: ${notice.topic}`;
    case 'role':
      return `${nameOf(notice.by)} made ${who} ${ROLE_WORDS[notice.role]}`;
  }
}

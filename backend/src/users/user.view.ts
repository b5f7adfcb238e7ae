import type { Me, User } from '@parley/contracts';
import type { UserEntity } from './user.entity.js';

/** As everybody signed in may see them: no e-mail address, no settings. */
export function userView(user: UserEntity): User {
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    avatarUrl: user.avatarUrl,
    bio: user.bio,
    guest: user.guest,
    bot: user.bot,
    createdAt: user.createdAt.toISOString(),
  };
}

/** As they see themselves. */
export function meView(user: UserEntity): Me {
  return { ...userView(user), email: user.email, role: user.role, settings: user.settings };
}

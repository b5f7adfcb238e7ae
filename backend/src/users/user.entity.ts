import type { UserRole, UserSettings } from '@parley/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('users')
export class UserEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  username: string;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz', { name: 'email_confirmed_at', nullable: true })
  emailConfirmedAt: Date | null;

  /** `null` for guests. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash: string | null;

  @Column('boolean')
  guest: boolean;

  @Column('boolean')
  bot: boolean;

  /** Who made this bot; `null` for people. */
  @Column('uuid', { name: 'made_by', nullable: true })
  madeBy: string | null;

  @Column('text')
  role: UserRole;

  @Column('text', { nullable: true })
  bio: string | null;

  @Column('text', { name: 'avatar_url', nullable: true })
  avatarUrl: string | null;

  @Column('jsonb')
  settings: UserSettings;

  /** Moved by the database with every change of what others see of them. */
  @Column({ type: 'bigint', name: 'profile_version', insert: false, update: false })
  profileVersion: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Banned by an administrator: there are no sessions and nobody signs in. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}

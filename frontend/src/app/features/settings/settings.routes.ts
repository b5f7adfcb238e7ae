import { type Routes } from '@angular/router';
import { fullAccount } from '../../core/session/session.guards';
import { AccountSection } from './account/account-section';
import { AppearanceSection } from './appearance/appearance-section';
import { BlockedSection } from './blocked/blocked-section';
import { ProfileSection } from './profile/profile-section';
import { SecuritySection } from './security/security-section';
import { SessionsSection } from './sessions/sessions-section';
import { SettingsPage } from './settings.page';

export const settingsRoutes: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', title: 'Profile', component: ProfileSection },
      { path: 'appearance', title: 'Appearance', component: AppearanceSection },
      {
        path: 'notifications',
        title: 'Notifications',
        loadComponent: () =>
          import('./notifications/notifications-section').then((module) => module.NotificationsSection),
      },
      { path: 'security', title: 'Security', canActivate: [fullAccount], component: SecuritySection },
      { path: 'sessions', title: 'Sessions', component: SessionsSection },
      { path: 'blocked', title: 'Blocked people', component: BlockedSection },
      { path: 'account', title: 'Account', component: AccountSection },
    ],
  },
];

import { type Routes } from '@angular/router';
import { AccountSection } from './account/account-section';
import { AppearanceSection } from './appearance/appearance-section';
import { DevicesSection } from './devices/devices-section';
import { ProfileSection } from './profile/profile-section';
import { SettingsPage } from './settings.page';

export const settingsRoutes: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', title: 'Profile', component: ProfileSection },
      { path: 'appearance', title: 'Appearance', component: AppearanceSection },
      { path: 'account', title: 'Account', component: AccountSection },
      { path: 'devices', title: 'Devices', component: DevicesSection },
    ],
  },
];

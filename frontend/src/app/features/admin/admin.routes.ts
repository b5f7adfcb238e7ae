import { type Routes } from '@angular/router';
import { AdminPage } from './admin.page';

export const adminRoutes: Routes = [
  {
    path: '',
    component: AdminPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'overview' },
      {
        path: 'overview',
        title: 'Overview',
        loadComponent: () => import('./overview/overview.page').then((module) => module.OverviewPage),
      },
      {
        path: 'people',
        title: 'People',
        loadComponent: () => import('./people/people.page').then((module) => module.PeoplePage),
      },
      {
        path: 'bots',
        title: 'Bots',
        loadComponent: () => import('./bots/bots.page').then((module) => module.BotsPage),
      },
      {
        path: 'rooms',
        title: 'Rooms',
        loadComponent: () => import('./rooms/rooms.page').then((module) => module.RoomsPage),
      },
      {
        path: 'audit',
        title: 'Audit log',
        loadComponent: () => import('./audit/audit.page').then((module) => module.AuditPage),
      },
      {
        path: 'settings',
        title: 'Server settings',
        loadComponent: () =>
          import('./settings/server-settings.page').then((module) => module.ServerSettingsPage),
      },
    ],
  },
];

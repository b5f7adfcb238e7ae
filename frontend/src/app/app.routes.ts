import { inject, Injector } from '@angular/core';
import { type Routes } from '@angular/router';
import { administrator, signedIn, signedOut } from './core/session/session.guards';
import { bringKeys } from './shell/bring-keys';

export const routes: Routes = [
  {
    path: 'rooms',
    canMatch: [signedIn],
    loadChildren: () => import('./shell/shell.routes').then((module) => module.shellRoutes),
  },
  {
    path: 'settings',
    canMatch: [signedIn],
    loadChildren: () => {
      bringKeys(inject(Injector));
      return import('./features/settings/settings.routes').then((module) => module.settingsRoutes);
    },
  },
  {
    path: 'admin',
    canMatch: [signedIn, administrator],
    loadChildren: () => {
      bringKeys(inject(Injector));
      return import('./features/admin/admin.routes').then((module) => module.adminRoutes);
    },
  },
  {
    path: 'invite/:code',
    title: 'Invitation',
    loadComponent: () => import('./features/invites/invite.page').then((module) => module.InvitePage),
  },
  // From mails: whoever is signed in here, or nobody.
  {
    path: 'reset-password',
    title: 'New password',
    loadComponent: () =>
      import('./features/sign-in/reset-password.page').then((module) => module.ResetPasswordPage),
  },
  {
    path: 'confirm-email',
    title: 'Email address',
    loadComponent: () =>
      import('./features/sign-in/confirm-email.page').then((module) => module.ConfirmEmailPage),
  },
  {
    path: '',
    canActivateChild: [signedOut],
    loadChildren: () => import('./features/sign-in/sign-in.routes').then((module) => module.signInRoutes),
  },
  { path: '**', redirectTo: 'rooms' },
];

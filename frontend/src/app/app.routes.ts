import { type Routes } from '@angular/router';
import { signedIn, signedOut } from './core/session/session.guards';

export const routes: Routes = [
  {
    path: 'rooms',
    canMatch: [signedIn],
    loadChildren: () => import('./shell/shell.routes').then((module) => module.shellRoutes),
  },
  {
    path: 'settings',
    canMatch: [signedIn],
    loadChildren: () => import('./features/settings/settings.routes').then((module) => module.settingsRoutes),
  },
  {
    path: '',
    canActivateChild: [signedOut],
    loadChildren: () => import('./features/sign-in/sign-in.routes').then((module) => module.signInRoutes),
  },
  { path: '**', redirectTo: 'rooms' },
];

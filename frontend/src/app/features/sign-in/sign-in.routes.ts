import { type Routes } from '@angular/router';
import { LoginPage } from './login.page';
import { RegisterPage } from './register.page';

export const signInRoutes: Routes = [
  { path: 'login', title: 'Sign in', component: LoginPage },
  { path: 'register', title: 'Create account', component: RegisterPage },
];

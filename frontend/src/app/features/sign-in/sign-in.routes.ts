import { type Routes } from '@angular/router';
import { ForgotPasswordPage } from './forgot-password.page';
import { LoginPage } from './login.page';
import { RegisterPage } from './register.page';

/** For whoever is not signed in. */
export const signInRoutes: Routes = [
  { path: 'login', title: 'Sign in', component: LoginPage },
  { path: 'register', title: 'Create account', component: RegisterPage },
  { path: 'forgot-password', title: 'Forgot password', component: ForgotPasswordPage },
];

import { type Routes } from '@angular/router';
import { AuditPage } from './audit/audit.page';

export const adminRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'audit' },
  { path: 'audit', title: 'Audit log', component: AuditPage },
];

import { type Routes } from '@angular/router';
import { NoRoomPage } from '../features/rooms/no-room/no-room.page';
import { RoomPage } from './room.page';
import { Shell } from './shell';

export const shellRoutes: Routes = [
  {
    path: '',
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', component: NoRoomPage },
      {
        path: 'browse',
        title: 'Browse rooms',
        loadComponent: () =>
          import('../features/rooms/browse/browse.page').then((module) => module.BrowsePage),
      },
      { path: ':id', component: RoomPage },
    ],
  },
];

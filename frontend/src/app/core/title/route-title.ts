import { inject, Injectable } from '@angular/core';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Store } from '@ngrx/store';
import { TitleActions } from './title.actions';

/** Hands the route's own title to the store, where the unread count and the open room join it. */
@Injectable({ providedIn: 'root' })
export class RouteTitle extends TitleStrategy {
  private readonly store = inject(Store);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.store.dispatch(TitleActions.routeTitled({ title: this.buildTitle(snapshot) ?? null }));
  }
}

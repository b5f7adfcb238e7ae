import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Avatar } from '../../ui/avatar/avatar';

/** The frame of what is seen before one is signed in. */
@Component({
  selector: 'pl-entrance',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entrance.html',
  styleUrl: './entrance.css',
})
export class Entrance {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}

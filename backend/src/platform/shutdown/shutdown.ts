import { Injectable } from '@nestjs/common';

/** Whether this instance is on its way out: from then on it is not ready and takes no new sockets. */
@Injectable()
export class Shutdown {
  private isUnderWay = false;

  get begun(): boolean {
    return this.isUnderWay;
  }

  begin(): void {
    this.isUnderWay = true;
  }
}

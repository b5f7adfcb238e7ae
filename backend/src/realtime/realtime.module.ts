import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { PresenceBoard, PresenceModule } from '../presence/index.js';
import { SocketDoor } from '../platform/socket/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { ConnectionGateway } from './connection.gateway.js';
import { Door } from './door.js';
import { Expiry } from './expiry.js';
import { FanOut } from './fan-out.js';
import { Goodbye } from './goodbye.js';
import { LookAround } from './look-around.js';
import { LostChanges } from './lost-changes.js';
import { LostMarks } from './lost-marks.js';
import { LostMessages } from './lost-messages.js';
import { LostProfiles } from './lost-profiles.js';
import { Orders } from './orders.js';
import { PassedOn } from './passed-on.js';
import { Places } from './places.js';
import { ProfileNews } from './profile-news.js';
import { RenewalService } from './renewal.service.js';
import { SessionEnds } from './session-ends.js';
import { Sockets } from './sockets.js';
import { Watchers } from './watchers.js';

@Module({
  imports: [AuthModule, PresenceModule, RoomsModule, UsersModule],
  providers: [
    ConnectionGateway,
    Expiry,
    FanOut,
    Goodbye,
    LookAround,
    LostChanges,
    LostMarks,
    LostMessages,
    LostProfiles,
    Orders,
    PassedOn,
    Places,
    ProfileNews,
    RenewalService,
    SessionEnds,
    Sockets,
    Watchers,
    { provide: SocketDoor, useClass: Door },
  ],
})
export class RealtimeModule implements OnApplicationBootstrap {
  constructor(
    private readonly expiry: Expiry,
    private readonly lookAround: LookAround,
    private readonly board: PresenceBoard,
    private readonly watchers: Watchers,
  ) {}

  onApplicationBootstrap(): void {
    this.board.speakThrough(this.watchers);
    this.expiry.start();
    void this.lookAround.start();
  }
}

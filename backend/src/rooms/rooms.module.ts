import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { MessagesModule } from '../messages/index.js';
import { SettingsModule } from '../settings/index.js';
import { UsersModule } from '../users/index.js';
import { AddingService } from './adding.service.js';
import { BansRepository } from './bans.repository.js';
import { BlocksRepository } from './blocks.repository.js';
import { Departures } from './departures.service.js';
import { DirectPairs } from './direct-pairs.service.js';
import { DirectRoomsService } from './direct-rooms.service.js';
import { JoiningService } from './joining.service.js';
import { LeavingService } from './leaving.service.js';
import { MemberPlaces } from './member-places.service.js';
import { MemberViews } from './member-views.service.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MyRooms } from './my-rooms.service.js';
import { NotifyController } from './notify.controller.js';
import { NotifyService } from './notify.service.js';
import { Placements } from './placements.repository.js';
import { ReceiptBatches } from './receipt-batches.service.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { ReceiptsService } from './receipts.service.js';
import { Removals } from './removals.repository.js';
import { RolesService } from './roles.service.js';
import { RecentChanges } from './recent-changes.repository.js';
import { RoomAnnouncer } from './room-announcer.service.js';
import { RoomChanges } from './room-changes.service.js';
import { RoomEntrance } from './room-entrance.js';
import { RoomFinder } from './room-finder.service.js';
import { RoomRemoval } from './room-removal.service.js';
import { RoomStates } from './room-states.service.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';
import { SharedRoomsController } from './shared-rooms.controller.js';
import { SharedRoomsRepository } from './shared-rooms.repository.js';
import { SharedRoomsService } from './shared-rooms.service.js';

@Module({
  imports: [AccessModule, AuditModule, MessagesModule, SettingsModule, UsersModule],
  controllers: [
    RoomsController,
    MembersController,
    NotifyController,
    ReceiptsController,
    SharedRoomsController,
  ],
  providers: [
    AddingService,
    BansRepository,
    BlocksRepository,
    Departures,
    DirectPairs,
    DirectRoomsService,
    JoiningService,
    LeavingService,
    MemberPlaces,
    MemberViews,
    MembersRepository,
    MyRooms,
    NotifyService,
    Placements,
    ReceiptBatches,
    ReceiptsRepository,
    ReceiptsService,
    RecentChanges,
    Removals,
    RolesService,
    RoomAnnouncer,
    RoomChanges,
    RoomEntrance,
    RoomFinder,
    RoomRemoval,
    RoomStates,
    RoomsGateway,
    RoomsRepository,
    RoomsService,
    SharedRoomsRepository,
    SharedRoomsService,
  ],
  exports: [
    Removals,
    Departures,
    DirectPairs,
    MemberPlaces,
    MemberViews,
    MyRooms,
    Placements,
    RecentChanges,
    RoomChanges,
    RoomEntrance,
    RoomRemoval,
    RoomStates,
    AddingService,
    DirectRoomsService,
    JoiningService,
    LeavingService,
    ReceiptsService,
    RolesService,
    RoomFinder,
    RoomsService,
  ],
})
export class RoomsModule {}

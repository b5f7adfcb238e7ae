import { Injectable } from '@nestjs/common';
import { LIMITS, type Presence } from '@parley/contracts';
import { BlocksService } from '../../moderation/index.js';
import { IsId, IsText } from '../../platform/validation/index.js';
import {
  PresenceReader,
  PresenceService,
  SetPresenceDto,
  TypingDto,
  TypingService,
  WatchPresenceDto,
} from '../../presence/index.js';
import { UpdateMeDto, UsersService } from '../../users/index.js';
import { done, NoArgs, person, type SchemaPart, signedIn } from '../fields.js';
import { IdArgs, PageArgs, pageOf, RoomPageArgs } from '../page-args.js';
import { PEOPLE } from './people.schema.js';

class SearchArgs extends PageArgs {
  @IsText(LIMITS.displayNameMaxLength)
  query: string;
}

class PersonArgs {
  @IsId()
  userId: string;
}

/** People, and whether they are there. */
@Injectable()
export class PeopleFields implements SchemaPart {
  readonly text = PEOPLE;

  constructor(
    private readonly users: UsersService,
    private readonly blocks: BlocksService,
    private readonly presence: PresenceService,
    private readonly reader: PresenceReader,
    private readonly typing: TypingService,
  ) {}

  readonly queries = {
    me: signedIn(NoArgs, (actor) => this.users.me(actor)),
    user: signedIn(IdArgs, (_actor, { id }) => this.users.profile(id)),
    users: signedIn(SearchArgs, (_actor, args) => this.users.search(args.query, pageOf(args))),
    blocks: signedIn(PageArgs, (actor, page) => this.blocks.list(actor, pageOf(page))),
    presence: signedIn(WatchPresenceDto, (_actor, { userIds }) => this.reader.of(userIds)),
    online: signedIn(PageArgs, (_actor, page) => this.presence.online(pageOf(page))),
    roomPresence: signedIn(RoomPageArgs, (actor, args) =>
      this.presence.ofRoom(actor, args.roomId, pageOf(args)),
    ),
  };

  readonly mutations = {
    editMe: signedIn(UpdateMeDto, (actor, change) => this.users.changeMe(actor, change)),
    blockUser: signedIn(PersonArgs, (actor, { userId }) => done(this.blocks.block(actor, userId))),
    unblockUser: signedIn(PersonArgs, (actor, { userId }) => done(this.blocks.unblock(actor, userId))),
    setPresence: signedIn(SetPresenceDto, (actor, { status }, { connection }) =>
      done(
        connection ? this.presence.set(actor, connection.id, status) : this.presence.heartbeat(actor, status),
      ),
    ),
    setTyping: signedIn(TypingDto, (actor, { roomId, on }) => done(this.typing.typing(actor, roomId, on))),
  };

  readonly types = { Presence: { user: person(({ userId }: Presence) => userId) } };
}

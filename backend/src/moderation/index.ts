export { ModerationModule } from './moderation.module.js';
export { BansService } from './bans.service.js';
export { BlocksService } from './blocks.service.js';
export { BanDto } from './dto/ban.dto.js';
export { MuteDto } from './dto/mute.dto.js';
export { MutesService } from './mutes.service.js';

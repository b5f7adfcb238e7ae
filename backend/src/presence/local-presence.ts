import { Injectable } from '@nestjs/common';
import { MemoryPresenceStore } from './memory-presence.store.js';

/** The connections of this instance: all there is without Redis, and what is left while it is away. */
@Injectable()
export class LocalPresence extends MemoryPresenceStore {}

import type {
  CreateIncomingHookBody,
  CreateOutgoingHookBody,
  HookDelivery,
  Id,
  IncomingHook,
  OutgoingHook,
  Page,
  UpdateOutgoingHookBody,
} from '@parley/contracts';
import {
  incomingHooksCreateIncomingHook,
  incomingHooksListIncomingHooks,
  incomingHooksRemoveIncomingHook,
  outgoingHooksChangeOutgoingHook,
  outgoingHooksCreateOutgoingHook,
  outgoingHooksListDeliveries,
  outgoingHooksListOutgoingHooks,
  outgoingHooksRedeliver,
  outgoingHooksRemoveOutgoingHook,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

/** The webhooks of a room: incoming ones for its moderators, outgoing ones for its owner. */
export class HooksApi {
  constructor(private readonly rest: Client) {}

  incoming(roomId: Id): Promise<Page<IncomingHook>> {
    return incomingHooksListIncomingHooks({ client: this.rest, path: { id: roomId } });
  }

  /** The only answer that holds the address. */
  createIncoming(roomId: Id, body: CreateIncomingHookBody): Promise<IncomingHook> {
    return incomingHooksCreateIncomingHook({ client: this.rest, path: { id: roomId }, body });
  }

  removeIncoming(roomId: Id, hookId: Id): Promise<void> {
    return incomingHooksRemoveIncomingHook({ client: this.rest, path: { id: roomId, hookId } });
  }

  outgoing(roomId: Id): Promise<Page<OutgoingHook>> {
    return outgoingHooksListOutgoingHooks({ client: this.rest, path: { id: roomId } });
  }

  /** The only answer that holds the secret. */
  createOutgoing(roomId: Id, body: CreateOutgoingHookBody): Promise<OutgoingHook> {
    return outgoingHooksCreateOutgoingHook({ client: this.rest, path: { id: roomId }, body });
  }

  changeOutgoing(roomId: Id, hookId: Id, body: UpdateOutgoingHookBody): Promise<OutgoingHook> {
    return outgoingHooksChangeOutgoingHook({ client: this.rest, path: { id: roomId, hookId }, body });
  }

  removeOutgoing(roomId: Id, hookId: Id): Promise<void> {
    return outgoingHooksRemoveOutgoingHook({ client: this.rest, path: { id: roomId, hookId } });
  }

  /** The latest first, of seven days. */
  deliveries(roomId: Id, hookId: Id, page: PageQuery = {}): Promise<Page<HookDelivery>> {
    return outgoingHooksListDeliveries({ client: this.rest, path: { id: roomId, hookId }, query: page });
  }

  redeliver(roomId: Id, hookId: Id, deliveryId: Id): Promise<HookDelivery> {
    return outgoingHooksRedeliver({ client: this.rest, path: { id: roomId, hookId, deliveryId } });
  }
}

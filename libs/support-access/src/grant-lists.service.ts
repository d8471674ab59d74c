import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid } from '#kernel';
import { grantView } from './grant.view.js';
import { findGrant, listGrants, readFor } from './grants.finder.js';
import type { SupportAccessGrantDto } from './support-access.dto.js';

/** Offers and consents as their readers see them. */
@Injectable()
export class SupportAccessGrantLists {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** The newest first. @throws Problem `invalid-cursor` */
  async list(
    caller: Caller,
    query: { limit?: number; cursor?: string; ticketId?: string },
  ): Promise<Page<SupportAccessGrantDto>> {
    const { limit = defaultLimit, ticketId = null } = query;
    const blueprint = await this.desks.blueprint(caller);
    const binding = `support access ${caller.deskId} ${caller.personId ?? caller.keyId} ${ticketId}`;
    const [last] = query.cursor === undefined ? [] : decodeCursor(query.cursor, binding, 1);
    const after = isUuid(String(last)) ? String(last) : null;
    const rows = await listGrants(readFor(this.database, caller), caller, { ticketId, after, most: limit + 1 });
    return pageOf(
      rows,
      limit,
      (row) => grantView(row, blueprint, caller.now),
      (row) => encodeCursor([row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<SupportAccessGrantDto> {
    const blueprint = await this.desks.blueprint(caller);
    return grantView(await findGrant(readFor(this.database, caller), caller, id), blueprint, caller.now);
  }
}

import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement } from '#database';
import { type Desk, systemCaller } from '#desks';
import type { Uuid } from '#kernel';
import { unsubscribeTarget } from '#mail';
import { throwSwitch } from './subscriptions.service.js';

/** What somebody finds behind the link that ends their mail about a ticket. */
export interface TicketMailLink {
  readonly number: string;
  /** Whether there is mail about it */
  readonly notifications: boolean;
  /** What the link's owner reads, if they have said so */
  readonly language: string | null;
}

interface Found extends TicketMailLink {
  readonly ticketId: Uuid;
  readonly personId: Uuid;
}

const find = statement<Found>(
  'subscription.of-link',
  `SELECT t.id AS "ticketId", p.id AS "personId", t.number, p.language, coalesce(s.notifications, true) AS notifications
   FROM ticket t
   JOIN person p ON p.desk_id = $1 AND p.id = coalesce(
     (SELECT m.merged_into FROM merged_person m WHERE m.desk_id = $1 AND m.id = $3), $3)
   LEFT JOIN subscription s ON s.desk_id = $1 AND s.ticket_id = t.id AND s.person_id = p.id
   WHERE t.desk_id = $1 AND t.id = $2`,
);

/**
 * The link in each mail about a ticket that ends them, without signing in. Opening it reads and nothing else; what its
 * page or the reader's mail program sends (RFC 8058) throws the switch, and said again it is true still.
 */
@Injectable()
export class TicketMailLinks {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** @returns null for a link that is none */
  async open(desk: Desk, token: string): Promise<TicketMailLink | null> {
    const target = unsubscribeTarget(this.secrets, desk.id, token);
    if (!target) return null;
    const bound = { deskId: desk.id };
    return (await this.database.readFirst(bound, find, [desk.id, target.ticketId, target.personId])) ?? null;
  }

  /** @returns null for a link that is none */
  async end(desk: Desk, token: string, requestId: string): Promise<TicketMailLink | null> {
    const target = unsubscribeTarget(this.secrets, desk.id, token);
    if (!target) return null;
    return this.database.command(systemCaller(desk, '', requestId), async (tx) => {
      const found = await tx.first(find, [tx.deskId, target.ticketId, target.personId]);
      if (!found) return null;
      await throwSwitch(tx, { kind: 'person', id: found.personId }, found, false);
      return { number: found.number, notifications: false, language: found.language };
    });
  }
}

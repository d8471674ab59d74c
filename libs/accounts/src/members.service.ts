import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, notFound } from '#kernel';
import { memberRemoved } from './accounts.events.js';
import { join, touchPeople } from './memberships.js';

const both = statement<{ found: number }>(
  'membership.both',
  `SELECT 1 AS found FROM organization o JOIN person p ON p.desk_id = $1 AND p.id = $3
   WHERE o.desk_id = $1 AND o.id = $2 FOR KEY SHARE`,
);
const leave = statement<{ personId: string }>(
  'membership.remove',
  `DELETE FROM membership WHERE desk_id = $1 AND organization_id = $2 AND person_id = $3
   RETURNING person_id AS "personId"`,
);

/** Who belongs to which organization, as staff say it. */
@Injectable()
export class Members {
  constructor(private readonly database: Database) {}

  /** Nothing happens when they are a member already. @throws Problem `not-found` */
  async add(caller: Caller, organizationId: string, personId: string): Promise<void> {
    if (!isUuid(organizationId) || !isUuid(personId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      if (!(await tx.first(both, [tx.deskId, organizationId, personId]))) throw notFound();
      await join(tx, organizationId, personId, actorOf(caller));
      return null;
    });
  }

  /** What colleagues share with each other is out of their sight from the next request on. @throws Problem `not-found` */
  async remove(caller: Caller, organizationId: string, personId: string): Promise<void> {
    if (!isUuid(organizationId) || !isUuid(personId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      if (!(await tx.first(leave, [tx.deskId, organizationId, personId]))) throw notFound();
      await touchPeople(tx, personId);
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(memberRemoved, { ...about, data: { organizationId } }));
      return null;
    });
  }
}

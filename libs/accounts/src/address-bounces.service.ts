import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { type Actor, actorOf, eventOf, record, systemActor } from '#history';
import { type Caller, isUuid, notFound, type Role, type Uuid } from '#kernel';
import { Deliverability, type DeliveryTrouble } from '#mail';
import { addressBounced, addressRestored } from './accounts.events.js';
import { emailKeyOf } from './email.js';
import { touchPeople } from './memberships.js';
import { requireRightOver } from './person-rights.js';

/** Mails that do not arrive within thirty days before an address counts as dead, where nobody has said that it is. */
const mostFailures = 3;
/** Characters of what a mail server said that are kept. */
const longestReason = 300;

const isBounced = statement<{ bounced: true }>(
  'address.bounced',
  `SELECT true AS bounced FROM address
   WHERE desk_id = $1 AND person_id = $2 AND email = $3 AND bounced_at IS NOT NULL`,
);
const fail = statement<{ id: Uuid; bouncedNow: boolean }>(
  'address.fail',
  `WITH before AS (
     SELECT id, bounced_at IS NULL AS good,
       CASE WHEN failed_at > $4::timestamptz - interval '30 days' THEN failures + 1 ELSE 1 END AS failures
     FROM address WHERE desk_id = $1 AND person_id = $2 AND email = $3 FOR UPDATE
   ) UPDATE address a SET failures = b.failures, failed_at = $4, bounce_reason = $5,
     bounced_at = CASE WHEN b.good AND ($6 OR b.failures >= $7) THEN $4 ELSE a.bounced_at END
   FROM before b WHERE a.desk_id = $1 AND a.id = b.id
   RETURNING a.id, b.good AND a.bounced_at IS NOT NULL AS "bouncedNow"`,
);
const restore = statement<{ id: Uuid; personId: Uuid; wasBounced: boolean }>(
  'address.restore',
  `WITH before AS (
     SELECT id, bounced_at IS NOT NULL AS bounced FROM address
     WHERE desk_id = $1 AND email_key = $2 AND failed_at IS NOT NULL FOR UPDATE
   ) UPDATE address a SET failures = 0, failed_at = NULL, bounce_reason = NULL, bounced_at = NULL
   FROM before b WHERE a.desk_id = $1 AND a.id = b.id
   RETURNING a.id, a.person_id AS "personId", b.bounced AS "wasBounced"`,
);
const ofPerson = statement<{ email: string; role: Role }>(
  'address.of-person',
  `SELECT a.email, p.role FROM address a JOIN person p ON p.desk_id = $1 AND p.id = a.person_id
   WHERE a.desk_id = $1 AND a.id = $3 AND a.person_id = $2`,
);

/**
 * Addresses that mail does not reach. One final word of a mail server, or three mails in thirty days that did not arrive,
 * and nothing is mailed there any more, until somebody shows that it works again.
 */
@Injectable()
export class AddressBounces extends Deliverability {
  constructor(private readonly database: Database) {
    super();
  }

  async isBounced(tx: Transaction, { personId, email }: { personId: Uuid | null; email: string }): Promise<boolean> {
    if (personId === null) return false;
    return (await tx.first(isBounced, [tx.deskId, personId, email])) !== undefined;
  }

  async failed(
    tx: Transaction,
    { personId, email }: { personId: Uuid | null; email: string },
    { final, said }: DeliveryTrouble,
  ): Promise<void> {
    if (personId === null) return;
    const reason = said
      .replaceAll(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
      .trim()
      .slice(0, longestReason);
    const row = await tx.first(fail, [tx.deskId, personId, email, tx.now, reason, final, mostFailures]);
    if (!row?.bouncedNow) return;
    await touchPeople(tx, personId);
    const about = { actor: systemActor, subjectId: personId, data: { addressId: row.id } };
    await record(tx, eventOf(addressBounced, { ...about, text: { reason } }));
  }

  /** Somebody has shown that it works: they read what was sent there, or wrote from it. */
  async restore(tx: Transaction, email: string, actor: Actor): Promise<void> {
    const row = await tx.first(restore, [tx.deskId, emailKeyOf(email)]);
    if (!row?.wasBounced) return;
    await touchPeople(tx, row.personId);
    await record(tx, eventOf(addressRestored, { actor, subjectId: row.personId, data: { addressId: row.id } }));
  }

  /** Staff say that it works. Nothing happens when nothing else was known. @throws Problem `not-found`, `forbidden` */
  async clear(caller: Caller, personId: string, addressId: string): Promise<void> {
    if (!isUuid(personId) || !isUuid(addressId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      const address = await tx.first(ofPerson, [tx.deskId, personId, addressId]);
      if (!address) throw notFound();
      requireRightOver(caller, address.role);
      await this.restore(tx, address.email, actorOf(caller));
      return null;
    });
  }
}

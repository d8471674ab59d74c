import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { statement, type Transaction } from '#database';
import { newId, Problem, type Uuid } from '#kernel';
import { LinkMinter, type LinkPurpose, type LinkWish, type MintedLink } from '#mail';
import { MailLinkRow } from './mail-link.entity.js';
import type { PersonStatus } from './person.entity.js';
import { hashOf, mintToken, type ParsedToken, parseToken, sameHash } from './secret-token.js';

/**
 * Minutes for which a link works. Whoever asks for a link is waiting for it: an hour. An invitation comes unasked and
 * may lie over a holiday; it opens only an account that nobody has opened yet.
 */
const lifetimeMinutes: Readonly<Record<LinkPurpose, number>> = {
  setPassword: 60,
  signIn: 15,
  invitation: 7 * 24 * 60,
  proveAddress: 60,
  viewTicket: 7 * 24 * 60,
  rating: 7 * 24 * 60,
  endSupportAccess: 7 * 24 * 60,
};

/** A link that was found, with what decides whether it still works. */
export interface FoundLink {
  readonly id: Uuid;
  readonly purpose: LinkPurpose;
  readonly hash: Buffer;
  readonly personId: Uuid;
  readonly ticketId: Uuid | null;
  readonly email: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly personStatus: PersonStatus;
}

const columns = `l.id, l.purpose, l.hash, l.person_id AS "personId", l.ticket_id AS "ticketId", l.email,
  l.expires_at AS "expiresAt", l.used_at AS "usedAt", p.status AS "personStatus"`;
export const findLink = statement<FoundLink>(
  'mail-link.find',
  `SELECT ${columns} FROM mail_link l JOIN person p ON p.desk_id = $1 AND p.id = l.person_id
   WHERE l.desk_id = $1 AND l.id = $2`,
);
const lockLink = statement<FoundLink>(
  'mail-link.lock',
  `SELECT ${columns} FROM mail_link l JOIN person p ON p.desk_id = $1 AND p.id = l.person_id
   WHERE l.desk_id = $1 AND l.id = $2 FOR UPDATE OF l, p`,
);
const use = statement<never>('mail-link.use', 'UPDATE mail_link SET used_at = $3 WHERE desk_id = $1 AND id = $2');
const revoke = statement<never>(
  'mail-link.revoke',
  `UPDATE mail_link SET used_at = $3
   WHERE desk_id = $1 AND person_id = $2 AND purpose = ANY($4::text[]) AND used_at IS NULL`,
);
const revokeOfTicket = statement<never>(
  'mail-link.revoke-ticket',
  `UPDATE mail_link SET used_at = $4
   WHERE desk_id = $1 AND person_id = $2 AND ticket_id = $3 AND used_at IS NULL`,
);
const sweep = statement<never>(
  'mail-link.sweep',
  `DELETE FROM mail_link WHERE desk_id = $1 AND person_id = $2 AND expires_at < $3::timestamptz - interval '7 days'`,
);

/**
 * One-time links that go out in mails. The token is made when the mail is sent and only its digest is kept; it works
 * once and only by POST, so that programs that follow links to look at them use up nothing.
 */
@Injectable()
export class MailLinks extends LinkMinter {
  async mint(tx: Transaction, wish: LinkWish): Promise<MintedLink> {
    const id = newId();
    const token = mintToken('gl', tx.deskId, id);
    const lifetime = { minutes: lifetimeMinutes[wish.purpose] };
    const expiresAt = wish.expiresAt ?? DateTime.fromJSDate(tx.now).plus(lifetime).toJSDate();
    await tx.run(sweep, [tx.deskId, wish.personId, tx.now]);
    await tx.manager.insert(MailLinkRow, {
      deskId: tx.deskId,
      id,
      purpose: wish.purpose,
      hash: hashOf(token),
      personId: wish.personId,
      ticketId: wish.ticketId ?? null,
      email: wish.email,
      createdAt: tx.now,
      expiresAt,
      usedAt: null,
    });
    return { token, expiresAt };
  }

  /**
   * Uses a link up. Its row and its person's stay locked until the transaction ends.
   *
   * @throws Problem `link-expired` (410) when it is unknown, used, too old, or its person suspended or no longer to be invited
   */
  async consume(tx: Transaction, token: ParsedToken): Promise<FoundLink> {
    const link = await tx.first(lockLink, [tx.deskId, token.id]);
    if (!link || !isLive(link, token, tx.now)) throw linkExpired();
    await tx.run(use, [tx.deskId, link.id, tx.now]);
    return link;
  }

  /** Makes all unused links of a person for these purposes worthless. */
  async revoke(tx: Transaction, personId: Uuid, ...purposes: LinkPurpose[]): Promise<void> {
    await tx.run(revoke, [tx.deskId, personId, tx.now, purposes]);
  }

  /** Makes all unused links of a person to a ticket worthless. */
  async revokeForTicket(tx: Transaction, personId: Uuid, ticketId: Uuid): Promise<void> {
    await tx.run(revokeOfTicket, [tx.deskId, personId, ticketId, tx.now]);
  }
}

/** Takes a link's token apart. @throws Problem `link-expired` when it is none, or another desk's */
export function parseLink(deskId: Uuid, token: string): ParsedToken {
  const parsed = parseToken('gl', token);
  if (parsed?.deskId !== deskId) throw linkExpired();
  return parsed;
}

export function isLive(link: FoundLink, token: ParsedToken, now: Date): boolean {
  return (
    sameHash(link.hash, token.hash) &&
    link.usedAt === null &&
    link.expiresAt > now &&
    link.personStatus !== 'suspended' &&
    (link.purpose !== 'invitation' || link.personStatus === 'invited')
  );
}

/** One answer for every link that does not work: it tells nobody which links there ever were. */
export function linkExpired(): Problem {
  return new Problem('link-expired', 'This link does not work, or no longer. Ask for a new one.');
}

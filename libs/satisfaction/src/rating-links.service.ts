import { Injectable } from '@nestjs/common';
import { type FoundLink, findLink, linkExpired, parseLink, sameHash } from '#accounts';
import { Database, Secrets, statement } from '#database';
import { type Desk, DeskRegistry, systemCaller } from '#desks';
import { type Caller, Problem, type Uuid } from '#kernel';
import { findTicket, lockTicket, TicketEdit, type TicketRow } from '#tickets';
import { questionIn } from './rating.view.js';
import { mintNonce, nonceFits } from './rating-nonce.js';
import { type GivenRating, recordRating } from './rating-recording.js';
import { obstacleTo, type RatingObstacle, type RatingStanding, readStanding } from './rating-standing.js';

interface Rater {
  readonly language: string | null;
  readonly timeZone: string | null;
  /** Whether the address that the link went to is theirs */
  readonly proved: boolean;
}

const readRater = statement<Rater>(
  'rating.rater',
  `SELECT p.language, p.time_zone AS "timeZone", EXISTS (
     SELECT FROM address a WHERE a.desk_id = $1 AND a.person_id = p.id AND a.email = $3 AND a.proved_at IS NOT NULL
   ) AS proved
   FROM person p WHERE p.desk_id = $1 AND p.id = $2 AND p.role = 'customer'`,
);

/** What somebody finds behind their link. */
export interface OpenRating {
  readonly number: string;
  /** null to an address that was never proved: it may be a stranger's */
  readonly subject: string | null;
  readonly standing: RatingStanding;
  /** null: a rating can be given or changed now */
  readonly obstacle: RatingObstacle | null;
  /** For one recording, by the form that shows this */
  readonly nonce: string;
  /** What the link's owner has said of themselves, for words that suit them */
  readonly language: string | null;
  readonly timeZone: string | null;
  /** What the desk asks, in one of its languages; null when it asks nothing any more */
  questionIn(language: string): string | null;
}

/**
 * Ratings by the link that came by mail, without signing in. Opening it reads and nothing else, however often and by
 * whomever; recording takes the nonce of a form, which is good once. The link stays good until the desk's deadline, so
 * that its owner may think again.
 */
@Injectable()
export class RatingLinks {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
  ) {}

  /** @throws Problem `link-expired` when the link was never good, or its owner may not use it any more */
  async open(desk: Desk, token: string, requestId: string): Promise<OpenRating> {
    const caller = systemCaller(desk, '', requestId);
    const { id, hash } = parseLink(desk.id, token);
    const link = usable(await this.database.readFirst(caller, findLink, [desk.id, id]), hash);
    const rater = await this.database.readFirst(caller, readRater, [desk.id, link.personId, link.email]);
    if (!rater) throw linkExpired();
    const blueprint = await this.desks.blueprint(caller);
    const ticket = requested(await findTicket(this.database, caller, blueprint, link.ticketId), link);
    const standing = await readStanding(this.database, desk.id, ticket.id);
    return {
      number: ticket.number,
      subject: rater.proved ? ticket.subject : null,
      standing,
      obstacle: obstacleTo(ticket, standing, blueprint, caller.now) ?? (link.expiresAt <= caller.now ? 'over' : null),
      nonce: mintNonce(this.secrets, { deskId: desk.id, linkId: link.id, version: standing.version }),
      language: rater.language,
      timeZone: rater.timeZone ?? blueprint.identity.timeZone,
      questionIn: (language) => questionIn(blueprint, language),
    };
  }

  /**
   * Records what a form was sent with.
   *
   * @throws Problem `link-expired`, `stale` when the form's nonce is used up or none, `conflict`, `unprocessable`
   */
  async rate(desk: Desk, sent: { token: string; nonce: string }, given: GivenRating, requestId: string): Promise<void> {
    const caller: Caller = systemCaller(desk, '', requestId);
    const { id, hash } = parseLink(desk.id, sent.token);
    await this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const link = usable(await tx.first(findLink, [tx.deskId, id]), hash);
      if (!(await tx.first(readRater, [tx.deskId, link.personId, link.email]))) throw linkExpired();
      const locked = await lockTicket(tx, caller, blueprint, link.ticketId);
      requested(locked.ticket, link);
      if (link.expiresAt <= tx.now) throw new Problem('conflict', 'The time to use this link is over.');
      const standing = await readStanding(tx, tx.deskId, locked.ticket.id);
      const scope = { deskId: tx.deskId, linkId: link.id, version: standing.version };
      if (!nonceFits(this.secrets, scope, sent.nonce)) {
        throw new Problem('stale', 'This form was sent before, or its rating has changed. Open the link again.');
      }
      const edit = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: link.personId });
      await recordRating(edit, link.personId, standing, given);
      await edit.write();
    });
  }
}

interface RatingLink extends FoundLink {
  readonly ticketId: Uuid;
}

/** Whether it works at all; when it does not any more is the deadline's to say. */
function usable(link: FoundLink | undefined, hash: Buffer): RatingLink {
  if (link?.purpose !== 'rating' || !sameHash(link.hash, hash)) throw linkExpired();
  if (link.ticketId === null || link.usedAt !== null || link.personStatus === 'suspended') throw linkExpired();
  return { ...link, ticketId: link.ticketId };
}

/** The ticket, if the link's owner is still the one who asked. */
function requested(ticket: Readonly<TicketRow>, link: RatingLink): Readonly<TicketRow> {
  if (ticket.requesterId !== link.personId) throw linkExpired();
  return ticket;
}

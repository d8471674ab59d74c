import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { eventOf, record } from '#history';
import { type Caller, Problem, type Role } from '#kernel';
import type { LinkPurpose } from '#mail';
import { accountActivated, passwordChanged } from './accounts.events.js';
import { AddressProofs } from './address-proofs.service.js';
import { Addresses } from './addresses.service.js';
import { AgentPresence } from './agent-presence.js';
import type { LinkRedeemDto, LinkRedemptionDto } from './link.dto.js';
import { type FoundLink, findLink, isLive, linkExpired, MailLinks, parseLink } from './mail-links.service.js';
import { Passwords } from './passwords.service.js';
import { SecondFactors } from './second-factors.service.js';
import type { ParsedToken } from './secret-token.js';
import { type OpenSession, type SessionOrigin, Sessions } from './sessions.service.js';
import { TicketGuests } from './ticket-guests.js';

interface Redeemed {
  readonly purpose: LinkPurpose;
  readonly personId: string;
  readonly role: Role;
  readonly ticketId: string | null;
  readonly session: OpenSession | null;
}

const roleOf = statement<{ role: Role }>('person.role', 'SELECT role FROM person WHERE desk_id = $1 AND id = $2');

/** Using links that came by mail: to set a password, to sign in, to prove an address, to see one ticket … */
@Injectable()
export class LinkRedemptions {
  constructor(
    private readonly database: Database,
    private readonly links: MailLinks,
    private readonly passwords: Passwords,
    private readonly addresses: Addresses,
    private readonly proofs: AddressProofs,
    private readonly sessions: Sessions,
    private readonly guests: TicketGuests,
    private readonly agents: AgentPresence,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * A refusal leaves the link good.
   *
   * @throws Problem `link-expired` (410), `weak-password` (422), `invalid-request` (400), `second-factor-required` (401),
   *   `locked` (423), `too-many-requests` (429)
   */
  async redeem(caller: Caller, given: LinkRedeemDto, userAgent: string | null): Promise<LinkRedemptionDto> {
    const token = parseLink(caller.deskId, given.token);
    // Hashing takes time and memory, so it is done for live links alone and before the transaction; whether the link is
    // still live is decided in there. A dead one comes so far too, for its answer may be one that is to be repeated.
    const link = await this.database.readFirst(caller, findLink, [caller.deskId, token.id]);
    const live = link && isLive(link, token, caller.now) ? link : undefined;
    if (live && signsIn(live.purpose)) await this.factors.count(caller, live.personId, given.code, 'link');
    const hash = live ? await this.hashFor(caller, live, given.password) : null;
    const origin = { sourceAddress: caller.sourceAddress, userAgent };
    const redeemed = await this.database.command(caller, async (tx): Promise<Redeemed> => {
      if (link?.purpose === 'viewTicket') return this.letIn(tx, caller, link, token, origin);
      if (link?.purpose === 'endSupportAccess') return this.endSupportAccess(tx, caller, token);
      const used =
        link?.purpose === 'proveAddress'
          ? await this.prove(tx, link, token)
          : await this.consume(tx, token, hash, given.name);
      if (signsIn(used.purpose)) await this.factors.require(tx, used.personId, given.code, 'link');
      const { role = 'customer' } = (await tx.first(roleOf, [tx.deskId, used.personId])) ?? {};
      const person = { id: used.personId, role };
      const session = signsIn(used.purpose) ? await this.sessions.start(tx, person, origin, 'link') : null;
      return { purpose: used.purpose, personId: used.personId, role, ticketId: null, session };
    });
    return this.view(caller, redeemed);
  }

  private async hashFor(caller: Caller, link: FoundLink, password: string | undefined): Promise<string | null> {
    if (!setsPassword(link.purpose)) return null;
    if (password === undefined) {
      throw new Problem('invalid-request', 'This link sets a password: send one.', {
        errors: [{ pointer: '/password', code: 'required', detail: 'Send the password to set.' }],
      });
    }
    return this.passwords.prepare(caller, link.personId, password, '/password');
  }

  private async consume(tx: Transaction, token: ParsedToken, hash: string | null, name?: string): Promise<FoundLink> {
    const link = await this.links.consume(tx, token);
    const { personId, email } = link;
    if (link.purpose === 'signIn' && link.personStatus === 'active') {
      await this.addresses.proved(tx, personId, email);
      return link;
    }
    if (!setsPassword(link.purpose) || hash === null) throw linkExpired();
    const isFirst = link.personStatus === 'invited';
    await this.passwords.set(tx, personId, { hash, name: isFirst ? (name ?? null) : null });
    await this.sessions.endAll(tx, { personId, reason: 'passwordChanged' });
    const about = { actor: { kind: 'person', id: personId } as const, subjectId: personId };
    const changed = eventOf(passwordChanged, { ...about, data: { by: 'link' } });
    await record(tx, isFirst ? eventOf(accountActivated, { ...about, data: {} }) : changed);
    await this.addresses.proved(tx, personId, email);
    return link;
  }

  /** Whose the address was before is settled by its proof; the answer tells nothing of it. */
  private async prove(tx: Transaction, link: FoundLink, token: ParsedToken): Promise<FoundLink> {
    await this.proofs.settle(tx, link, () => this.links.consume(tx, token));
    return link;
  }

  /** A guest's session: it opens the link's ticket, whatever else its owner may see when they sign in. */
  private async letIn(
    tx: Transaction,
    caller: Caller,
    link: FoundLink,
    token: ParsedToken,
    origin: SessionOrigin,
  ): Promise<Redeemed> {
    const participantId = await this.guests.admit(tx, caller, link, async () => {
      const { personId, email } = await this.links.consume(tx, token);
      await this.addresses.proved(tx, personId, email);
    });
    const person = { id: link.personId, role: 'customer' } as const;
    const session = await this.sessions.start(tx, person, origin, 'link', participantId);
    return { purpose: link.purpose, personId: person.id, role: person.role, ticketId: link.ticketId, session };
  }

  /** For a customer who cannot sign in because an agent is in: nobody is signed in by it. */
  private async endSupportAccess(tx: Transaction, caller: Caller, token: ParsedToken): Promise<Redeemed> {
    const { purpose, personId, ticketId } = await this.links.consume(tx, token);
    await this.agents.endByLink(tx, caller, { personId, ticketId });
    return { purpose, personId, role: 'customer', ticketId: null, session: null };
  }

  private async view(caller: Caller, redeemed: Redeemed): Promise<LinkRedemptionDto> {
    const { purpose, personId, role, ticketId, session } = redeemed;
    const none = { accessToken: null, expiresIn: null, refreshToken: null, sessionId: null };
    if (!session) return { purpose, personId, role, ticketId, ...none };
    const { accessToken, expiresIn, refreshToken, sessionId } = await this.sessions.tokensOf(caller.deskId, session);
    return { purpose, personId, role, ticketId, accessToken, expiresIn, refreshToken, sessionId };
  }
}

function signsIn(purpose: LinkPurpose): boolean {
  return setsPassword(purpose) || purpose === 'signIn';
}

function setsPassword(purpose: LinkPurpose): boolean {
  return purpose === 'setPassword' || purpose === 'invitation';
}

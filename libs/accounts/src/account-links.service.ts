import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, type EventDraft, eventOf, record } from '#history';
import type { Caller, Uuid } from '#kernel';
import { type LimitName, sourceOf } from '#limits';
import { accountInvited, passwordLinkAsked, passwordLinkRefused, signInLinkAsked } from './accounts.events.js';
import { emailKeyOf } from './email.js';
import { enrol } from './enrolment.js';
import type { PersonStatus } from './person.entity.js';
import { Throttle } from './throttle.service.js';

export type AskedLink = 'setPassword' | 'signIn';

/** More mails to one address in an hour help nobody: the rest are passed over in silence. Each kind has its own limits. */
const limitsOf: Readonly<Record<AskedLink, { readonly toAddress: LimitName; readonly fromSource: LimitName }>> = {
  setPassword: { toAddress: 'password-link-to', fromSource: 'password-link' },
  signIn: { toAddress: 'sign-in-link-to', fromSource: 'sign-in-link' },
};

interface Holder {
  readonly addressId: Uuid;
  readonly personId: Uuid;
  readonly status: PersonStatus;
}

const holder = statement<Holder>(
  'account-link.holder',
  `SELECT a.id AS "addressId", p.id AS "personId", p.status FROM address a
   JOIN person p ON p.desk_id = $1 AND p.id = a.person_id WHERE a.desk_id = $1 AND a.email_key = $2`,
);

/**
 * "I have no password (any more)", and "I want to sign in without". Whoever is known gets a mail with a link; at a desk
 * that is open to all, whoever is not becomes an invited customer by asking. The answer is the same in every case, and
 * each costs one event.
 */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly throttle: Throttle,
  ) {}

  /** @throws Problem `too-many-requests` (429) by source alone, which tells nothing of an address */
  async ask(caller: Caller, email: string, purpose: AskedLink): Promise<void> {
    const { toAddress, fromSource } = limitsOf[purpose];
    const account = emailKeyOf(email);
    const { refused, silent } = await this.database.transaction(caller, async (tx) => ({
      refused: await this.throttle.take(tx, fromSource, sourceOf(caller.sourceAddress)),
      silent: (await this.throttle.take(tx, toAddress, account)) !== undefined,
    }));
    if (refused) throw refused;
    await this.database.command(caller, async (tx) => {
      const refused = eventOf(passwordLinkRefused, { actor: actorOf(caller), data: {} });
      await record(tx, (silent ? undefined : await this.linkFor(tx, caller, email, purpose)) ?? refused);
      return null;
    });
  }

  /** The event that makes a mail with a link; undefined when this address gets none. */
  private async linkFor(
    tx: Transaction,
    caller: Caller,
    email: string,
    purpose: AskedLink,
  ): Promise<EventDraft | undefined> {
    const known = await tx.first(holder, [tx.deskId, emailKeyOf(email)]);
    const actor = actorOf(caller);
    if (known?.status === 'active') {
      const { addressId, personId: subjectId } = known;
      if (purpose === 'signIn') return eventOf(signInLinkAsked, { actor, subjectId, data: { addressId, purpose } });
      return eventOf(passwordLinkAsked, { actor, subjectId, data: { addressId, purpose } });
    }
    if (known?.status === 'suspended') return undefined;
    const invited = known ?? (await this.newcomer(tx, caller, email));
    if (!invited) return undefined;
    const data = { addressId: invited.addressId, purpose: 'invitation' as const };
    return eventOf(accountInvited, { actor, subjectId: invited.personId, data });
  }

  private async newcomer(tx: Transaction, caller: Caller, email: string) {
    const { access } = await this.desks.blueprint(tx);
    if (access.signUp !== 'open') return undefined;
    // A name is given when the link is used; nothing that a stranger typed may stand in the mail.
    const name = email.trim().slice(0, 200);
    return enrol(tx, { email, name, role: 'customer', language: caller.language, actor: actorOf(caller) });
  }
}

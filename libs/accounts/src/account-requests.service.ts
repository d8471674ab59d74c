import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, newId, Problem } from '#kernel';
import { sourceOf } from '#limits';
import type { AccountRequestCreateDto } from './account-request.dto.js';
import { accountRequested, accountRequestReceived, passwordLinkRefused } from './accounts.events.js';
import { emailKeyOf } from './email.js';
import { Throttle } from './throttle.service.js';

const isKnown = statement<{ known: boolean }>(
  'account-request.known',
  'SELECT EXISTS (SELECT FROM address WHERE desk_id = $1 AND email_key = $2) AS known',
);
const insert = statement<{ id: string }>(
  'account-request.insert',
  `INSERT INTO account_request (desk_id, id, email, email_key, name, organization_name, message, language, status,
     created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9)
   ON CONFLICT (desk_id, email_key) WHERE status = 'pending' DO NOTHING RETURNING id`,
);

/**
 * Newcomers ask to become customers of a desk that decides about them. The answer is the same for an address that is
 * known, has asked before or is new; only the last makes a request. Its sender gets one fixed mail that repeats nothing
 * of what was sent, for the address may be a stranger's.
 */
@Injectable()
export class AccountRequests {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly throttle: Throttle,
  ) {}

  /** @throws Problem `conflict` (409) where newcomers come in another way, `too-many-requests` (429) */
  async create(caller: Caller, draft: AccountRequestCreateDto): Promise<void> {
    const { access } = await this.desks.blueprint(caller);
    if (access.signUp !== 'onRequest') {
      throw new Problem(
        'conflict',
        'This desk takes no account requests. Its profile says how one becomes a customer.',
      );
    }
    const refused = await this.database.transaction(caller, (tx) =>
      this.throttle.take(tx, 'account-request', sourceOf(caller.sourceAddress)),
    );
    if (refused) throw refused;
    await this.database.command(caller, async (tx) => {
      const { known = true } = (await tx.first(isKnown, [tx.deskId, emailKeyOf(draft.email)])) ?? {};
      const made = !known && (await this.file(tx, caller, draft));
      if (!made) await record(tx, eventOf(passwordLinkRefused, { actor: actorOf(caller), data: {} }));
      return null;
    });
  }

  /** Files a request unless one of this address is pending. Mail in may use it too. */
  async file(tx: Transaction, caller: Caller, draft: AccountRequestCreateDto): Promise<boolean> {
    const id = newId();
    const address = draft.email.trim().normalize('NFC');
    const { name, organizationName = null, message = null } = draft;
    const words = [name, organizationName, message, caller.language];
    const made = await tx.first(insert, [tx.deskId, id, address, emailKeyOf(address), ...words, tx.now]);
    if (!made) return false;
    const about = { actor: actorOf(caller), subjectId: id, data: { accountRequestId: id } };
    await record(
      tx,
      eventOf(accountRequested, { ...about, text: { name, address } }),
      eventOf(accountRequestReceived, { ...about, text: { address, language: caller.language } }),
    );
    return true;
  }
}

import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { emailKeyOf } from './email.js';

/** Whose an address is. */
export interface AddressHolder {
  readonly addressId: Uuid;
  readonly personId: Uuid;
  readonly provedAt: Date | null;
  readonly bouncedAt: Date | null;
  /**
   * - `stub`: known by a mail, a call or a copy; has never signed in
   * - `account`: a customer who signs in
   * - `closed`: staff, or suspended: never merged away
   */
  readonly kind: 'stub' | 'account' | 'closed';
}

const find = statement<AddressHolder>(
  'address.holder',
  `SELECT a.id AS "addressId", p.id AS "personId", a.proved_at AS "provedAt",
     a.bounced_at AS "bouncedAt",
     CASE WHEN p.role <> 'customer' THEN 'closed' WHEN p.status = 'active' THEN 'account'
       WHEN p.status = 'invited' AND p.password_hash IS NULL THEN 'stub' ELSE 'closed' END AS kind
   FROM address a JOIN person p ON p.desk_id = $1 AND p.id = a.person_id
   WHERE a.desk_id = $1 AND a.email_key = $2`,
);
const kindOf = statement<{ active: boolean }>(
  'person.may-take-over',
  `SELECT true AS active FROM person WHERE desk_id = $1 AND id = $2 AND role = 'customer' AND status = 'active'`,
);

export async function holderOf(tx: Transaction, email: string): Promise<AddressHolder | undefined> {
  return tx.first(find, [tx.deskId, emailKeyOf(email)]);
}

/** Only customers who sign in take an account over: staff see every request anyway, and belong to no organization. */
export async function mayTakeOver(tx: Transaction, personId: Uuid): Promise<boolean> {
  return (await tx.first(kindOf, [tx.deskId, personId])) !== undefined;
}

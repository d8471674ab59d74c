import { besidePerson, type Database, statement, type Transaction } from '#database';
import type { Role, Uuid } from '#kernel';
import { emailKeyOf } from './email.js';
import type { PersonStatus } from './person.entity.js';

/** A person with all that is shown of them, read in one statement. */
export interface Person {
  readonly id: Uuid;
  readonly role: Role;
  readonly status: PersonStatus;
  readonly name: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  /** The primary one first; always at least one. */
  readonly addresses: readonly {
    readonly id: Uuid;
    readonly email: string;
    readonly isPrimary: boolean;
    /** ISO 8601 UTC */
    readonly provedAt: string | null;
    /** ISO 8601 UTC */
    readonly bouncedAt: string | null;
    readonly bounceReason: string | null;
  }[];
  readonly organizations: readonly { readonly id: Uuid; readonly name: string }[];
  readonly groups: readonly string[];
}

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Columns of `person p` as a `Person`, for statements whose `$1` is the desk. */
export const personColumns = `p.id, p.role, p.status, p.name, p.language, p.time_zone AS "timeZone",
  p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'email', a.email, 'isPrimary', a.is_primary, 'provedAt',
      ${instant('a.proved_at')}, 'bouncedAt', ${instant('a.bounced_at')}, 'bounceReason',
      CASE WHEN a.bounced_at IS NOT NULL THEN a.bounce_reason END) ORDER BY a.is_primary DESC, a.id)
    FROM address a WHERE a.desk_id = $1 AND a.person_id = p.id), '[]') AS addresses,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) ORDER BY lower(o.name))
    FROM membership m JOIN organization o ON o.desk_id = $1 AND o.id = m.organization_id
    WHERE m.desk_id = $1 AND m.person_id = p.id), '[]') AS organizations,
  ARRAY(SELECT g.group_key FROM group_member g WHERE g.desk_id = $1 AND g.person_id = p.id
    ORDER BY g.group_key) AS groups`;

const byId = statement<Person>(
  'person.get',
  // The id of an account that was merged leads on.
  `SELECT ${personColumns} FROM person p WHERE p.desk_id = $1 AND p.id = coalesce(
     (SELECT m.merged_into FROM merged_person m WHERE m.desk_id = $1 AND m.id = $2), $2) AND p.erased_at IS NULL`,
);
const byAddress = statement<Person>(
  'person.by-address',
  `SELECT ${personColumns} FROM address f JOIN person p ON p.desk_id = $1 AND p.id = f.person_id
   WHERE f.desk_id = $1 AND f.email_key = $2`,
);
const organizations = statement<{ id: Uuid }>(
  'person.organizations',
  `SELECT organization_id AS id FROM membership WHERE desk_id = $1 AND person_id = $2 ORDER BY created_at, organization_id`,
);

/** A person of the transaction's desk; whoever they are now, if the id is that of an account merged into another. */
export async function findPerson(tx: Transaction, personId: Uuid): Promise<Person | undefined> {
  return tx.first(byId, [tx.deskId, personId]);
}

/** The person whom an address belongs to, proved or not. */
export async function findPersonByAddress(tx: Transaction, email: string): Promise<Person | undefined> {
  return tx.first(byAddress, [tx.deskId, emailKeyOf(email)]);
}

/**
 * Somebody in whose name this transaction is about to write though they do not call: they are not erased before it ends.
 *
 * @param find reads who they are
 */
export async function withPerson(
  tx: Transaction,
  find: () => Promise<Person | undefined>,
): Promise<Person | undefined> {
  let held: Uuid | undefined;
  let person = await find();
  while (person && person.id !== held) {
    await besidePerson(tx, person.id);
    held = person.id;
    person = await find();
  }
  return person;
}

/** A person, outside of a transaction. */
export async function readPerson(database: Database, deskId: Uuid, personId: Uuid): Promise<Person | undefined> {
  return database.readFirst({ deskId }, byId, [deskId, personId]);
}

/** Ids of the organizations that a person belongs to, the one joined first at the front. */
export async function organizationsOf(tx: Transaction, personId: Uuid): Promise<Uuid[]> {
  return (await tx.run(organizations, [tx.deskId, personId])).map(({ id }) => id);
}

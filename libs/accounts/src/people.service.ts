import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, notFound, Problem, type Uuid } from '#kernel';
import { accountInvited, personChanged, personRoleChanged } from './accounts.events.js';
import { enrol } from './enrolment.js';
import { join } from './memberships.js';
import { findPerson, type Person, personColumns, readPerson } from './people.finders.js';
import type { PersonCreateDto, PersonDto, PersonListQueryDto, PersonUpdateDto } from './person.dto.js';
import { PersonRow } from './person.entity.js';
import { viewPerson } from './person.view.js';
import { lockAdmins, requireOtherAdmin, requireRightOver } from './person-rights.js';

const list = statement<Person>(
  'person.list',
  `SELECT ${personColumns} FROM person p
   WHERE p.desk_id = $1 AND p.erased_at IS NULL
     AND ($2::text IS NULL OR lower(p.name) LIKE $2 OR lower(p.name) LIKE '% ' || $2
       OR EXISTS (SELECT FROM address a WHERE a.desk_id = $1 AND a.person_id = p.id AND a.email_key LIKE $2))
     AND ($3::text IS NULL OR p.role = $3) AND ($4::text IS NULL OR p.status = $4)
     AND ($5::uuid IS NULL OR EXISTS (
       SELECT FROM membership m WHERE m.desk_id = $1 AND m.organization_id = $5 AND m.person_id = p.id))
     AND ($6::timestamptz IS NULL OR (p.created_at, p.id) < ($6, $7::uuid))
   ORDER BY p.created_at DESC, p.id DESC LIMIT $8`,
);
const lock = statement<never>('person.lock', 'SELECT FROM person WHERE desk_id = $1 AND id = $2 FOR UPDATE');
const leaveGroups = statement<never>(
  'person.leave-groups',
  'DELETE FROM group_member WHERE desk_id = $1 AND person_id = $2',
);

/** The people of a desk, as staff look after them. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async list(caller: Caller, query: PersonListQueryDto): Promise<Page<PersonDto>> {
    const { q = null, role = null, status = null, organization = null, limit = defaultLimit } = query;
    const binding = JSON.stringify(['people', caller.deskId, q, role, status, organization]);
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const values = [caller.deskId, q && prefixOf(q), role, status, organization, createdAt, id, limit + 1];
    const rows = await this.database.read(caller, list, values);
    return pageOf(rows, limit, viewPerson, (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding));
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, personId: string): Promise<PersonDto> {
    const person = isUuid(personId) ? await readPerson(this.database, caller.deskId, personId) : undefined;
    if (!person) throw notFound();
    return viewPerson(person);
  }

  /** Makes somebody known and, unless told otherwise, invites them by mail. */
  async create(caller: Caller, draft: PersonCreateDto): Promise<PersonDto> {
    const role = draft.role ?? 'customer';
    requireRightOver(caller, role);
    return this.database.command(caller, async (tx) => {
      await this.requireOffered(tx, draft.language);
      const { personId, addressId } = await enrol(tx, {
        email: draft.email,
        name: draft.name,
        role,
        language: draft.language ?? null,
        actor: actorOf(caller),
      });
      if (draft.organizationId) await join(tx, draft.organizationId, personId, actorOf(caller));
      if (draft.invite !== false) {
        const data = { addressId, purpose: 'invitation' as const };
        await record(tx, eventOf(accountInvited, { actor: actorOf(caller), subjectId: personId, data }));
      }
      return this.view(tx, personId);
    });
  }

  /** Changes a person as staff; a role only as an admin, and never one's own. */
  async update(caller: Caller, personId: string, change: PersonUpdateDto): Promise<PersonDto> {
    return this.database.command(caller, async (tx) => {
      const admins = change.role === undefined ? [] : await lockAdmins(tx);
      const person = await this.locked(tx, personId);
      if (person.id !== caller.personId) requireRightOver(caller, person.role);
      requireVersion(caller, person.version, true);
      if (change.role !== undefined && change.role !== person.role) requireRoleChange(caller, person, admins);
      return this.apply(tx, caller, person, change);
    });
  }

  /** Changes the caller's own name, language and time zone. */
  async updateSelf(caller: Caller, personId: Uuid, change: Omit<PersonUpdateDto, 'role'>): Promise<PersonDto> {
    return this.database.command(caller, async (tx) => {
      const person = await this.locked(tx, personId);
      requireVersion(caller, person.version, true);
      return this.apply(tx, caller, person, change);
    });
  }

  private async apply(tx: Transaction, caller: Caller, person: Person, change: PersonUpdateDto): Promise<PersonDto> {
    await this.requireOffered(tx, change.language);
    const next = {
      name: change.name ?? person.name,
      language: change.language === undefined ? person.language : change.language,
      timeZone: change.timeZone === undefined ? person.timeZone : change.timeZone,
    };
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = {};
    for (const field of ['name', 'language', 'timeZone'] as const) {
      if (next[field] === person[field]) continue;
      before[field] = person[field];
      after[field] = next[field];
    }
    const fields = Object.keys(after);
    const role = change.role ?? person.role;
    const about = { actor: actorOf(caller), subjectId: person.id };
    if (fields.length > 0) {
      await record(tx, eventOf(personChanged, { ...about, data: { fields }, text: { before, after } }));
    }
    if (role !== person.role) {
      if (role === 'customer') await tx.run(leaveGroups, [tx.deskId, person.id]);
      await record(tx, eventOf(personRoleChanged, { ...about, data: { before: person.role, after: role } }));
    }
    if (fields.length > 0 || role !== person.role) {
      const row = { ...next, role, updatedAt: tx.now, version: person.version + 1 };
      await tx.manager.update(PersonRow, { deskId: tx.deskId, id: person.id }, row);
    }
    return this.view(tx, person.id);
  }

  /** The person with its row locked. @throws Problem `not-found` */
  private async locked(tx: Transaction, personId: string): Promise<Person> {
    if (!isUuid(personId)) throw notFound();
    await tx.run(lock, [tx.deskId, personId]);
    const person = await findPerson(tx, personId);
    // Whoever changes somebody has read who they are now: a merged account's id is not changed under.
    if (person?.id !== personId.toLowerCase()) throw notFound();
    return person;
  }

  private async view(tx: Transaction, personId: Uuid): Promise<PersonDto> {
    const person = await findPerson(tx, personId);
    if (!person) throw notFound();
    return viewPerson(person);
  }

  private async requireOffered(tx: Transaction, language: string | null | undefined): Promise<void> {
    const { identity } = await this.desks.blueprint(tx);
    if (!language || identity.languages.includes(language)) return;
    throw new Problem('unprocessable', `This desk speaks: ${identity.languages.join(', ')}.`, {
      errors: [{ pointer: '/language', code: 'not-offered', detail: 'The desk does not offer this language.' }],
    });
  }
}

/** @throws Problem `forbidden`, `conflict` (the last admin) */
function requireRoleChange(caller: Caller, person: Person, admins: readonly Uuid[]): void {
  requireRightOver(caller, 'admin');
  if (person.id === caller.personId) {
    throw new Problem('forbidden', 'Nobody changes their own role. Ask another admin.');
  }
  requireOtherAdmin(admins, person.id);
}

/** A `LIKE` pattern for what begins with the text. */
function prefixOf(text: string): string {
  return `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

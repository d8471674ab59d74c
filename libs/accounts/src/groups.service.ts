import { Injectable } from '@nestjs/common';
import { textIn } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, notFound, Problem, type Role } from '#kernel';
import { groupMemberAdded, groupMemberRemoved } from './accounts.events.js';
import type { GroupPageDto } from './group.dto.js';
import { touchPeople } from './memberships.js';

const members = statement<{ groupKey: string; id: string; name: string }>(
  'group.members',
  `SELECT g.group_key AS "groupKey", p.id, p.name FROM group_member g
   JOIN person p ON p.desk_id = $1 AND p.id = g.person_id
   WHERE g.desk_id = $1 ORDER BY lower(p.name), p.id`,
);
const lockPerson = statement<{ role: Role }>(
  'group.lock-person',
  'SELECT role FROM person WHERE desk_id = $1 AND id = $2 FOR UPDATE',
);
const add = statement<{ personId: string }>(
  'group.add',
  `INSERT INTO group_member (desk_id, group_key, person_id, created_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT DO NOTHING RETURNING person_id AS "personId"`,
);
const remove = statement<{ personId: string }>(
  'group.remove',
  `DELETE FROM group_member WHERE desk_id = $1 AND group_key = $2 AND person_id = $3 RETURNING person_id AS "personId"`,
);

/** Which agents are in which of the blueprint's groups. */
@Injectable()
export class Groups {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async list(caller: Caller): Promise<GroupPageDto> {
    const { groups, identity } = await this.desks.blueprint(caller);
    const rows = await this.database.read(caller, members, [caller.deskId]);
    const items = [...groups.values()].map(({ key, labels }) => ({
      key,
      label: textIn(labels, caller.language, identity.defaultLanguage),
      members: rows.filter((row) => row.groupKey === key).map(({ id, name }) => ({ id, name })),
    }));
    return { items, nextCursor: null };
  }

  /** @throws Problem `not-found`, `conflict` when the person is a customer */
  async add(caller: Caller, group: string, personId: string): Promise<void> {
    await this.database.command(caller, async (tx) => {
      await this.requireGroup(tx, group);
      const person = isUuid(personId) ? await tx.first(lockPerson, [tx.deskId, personId]) : undefined;
      if (!person) throw notFound();
      if (person.role === 'customer') throw new Problem('conflict', 'Only agents and admins are in groups.');
      if (await tx.first(add, [tx.deskId, group, personId, tx.now])) {
        await touchPeople(tx, personId);
        const about = { actor: actorOf(caller), subjectId: personId };
        await record(tx, eventOf(groupMemberAdded, { ...about, data: { group } }));
      }
      return null;
    });
  }

  /** @throws Problem `not-found` */
  async remove(caller: Caller, group: string, personId: string): Promise<void> {
    if (!isUuid(personId)) throw notFound();
    await this.database.command(caller, async (tx) => {
      if (!(await tx.first(remove, [tx.deskId, group, personId]))) throw notFound();
      await touchPeople(tx, personId);
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(groupMemberRemoved, { ...about, data: { group } }));
      return null;
    });
  }

  private async requireGroup(tx: Transaction, group: string): Promise<void> {
    const { groups } = await this.desks.blueprint(tx);
    if (!groups.has(group)) throw notFound();
  }
}

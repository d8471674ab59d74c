import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '#database';
import { type Actor, eventOf, record } from '#history';
import type { Uuid } from '#kernel';
import { accountMerged } from './accounts.events.js';
import { Belongings } from './belongings.js';
import { touchPeople } from './memberships.js';
import { Sessions } from './sessions.service.js';

const lockPeople = statement<never>(
  'person.lock-both',
  'SELECT FROM person WHERE desk_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
);
const leadOn = statement<never>(
  'merged-person.lead-on',
  'UPDATE merged_person SET merged_into = $3 WHERE desk_id = $1 AND merged_into = $2',
);
const note = statement<never>(
  'merged-person.note',
  'INSERT INTO merged_person (desk_id, id, merged_into, merged_at) VALUES ($1, $2, $3, $4)',
);
const remove = statement<never>('person.remove-merged', 'DELETE FROM person WHERE desk_id = $1 AND id = $2');

/**
 * Makes one account of two. Everything that is the one's becomes the other's, and the one is no more: its row goes, so
 * that whatever still names it in a command under way is refused by a foreign key and not lost. Its id leads on.
 *
 * Locks are taken in one order: the tickets of the one, as every command on a ticket does first, then both people.
 */
@Injectable()
export class Takeovers {
  constructor(
    private readonly sessions: Sessions,
    private readonly belongings: Belongings,
  ) {}

  /** To be called before anything is decided about the two. */
  async lock(tx: Transaction, from: Uuid, to: Uuid): Promise<void> {
    await this.belongings.lock(tx, from);
    await tx.run(lockPeople, [tx.deskId, [from, to]]);
  }

  /**
   * @param by `address`: nobody had ever signed in to the one that goes; `confirmation`: its owner agreed
   */
  async merge(tx: Transaction, from: Uuid, to: Uuid, actor: Actor, by: 'address' | 'confirmation'): Promise<void> {
    await this.sessions.endAll(tx, { personId: from, reason: 'merged', actor });
    await this.belongings.move(tx, from, to);
    await tx.run(leadOn, [tx.deskId, from, to]);
    await tx.run(note, [tx.deskId, from, to, tx.now]);
    await tx.run(remove, [tx.deskId, from]);
    await touchPeople(tx, to);
    await record(tx, eventOf(accountMerged, { actor, subjectId: to, data: { mergedId: from, by } }));
  }
}

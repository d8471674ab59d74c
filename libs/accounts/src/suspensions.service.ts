import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { actorOf, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, isUuid, notFound, Problem, type Role } from '#kernel';
import { personResumed, personSuspended } from './accounts.events.js';
import { MailLinks } from './mail-links.service.js';
import { findPerson } from './people.finders.js';
import type { PersonDto } from './person.dto.js';
import type { PersonStatus } from './person.entity.js';
import { viewPerson } from './person.view.js';
import { lockAdmins, requireOtherAdmin, requireRightOver } from './person-rights.js';
import { Sessions } from './sessions.service.js';

const lock = statement<{ id: string; role: Role; status: PersonStatus; version: number }>(
  'suspension.lock',
  'SELECT id, role, status, version FROM person WHERE desk_id = $1 AND id = $2 AND erased_at IS NULL FOR UPDATE',
);
const suspend = statement<never>(
  'suspension.begin',
  `UPDATE person SET status = 'suspended', updated_at = $3, version = version + 1 WHERE desk_id = $1 AND id = $2`,
);
const resume = statement<never>(
  'suspension.end',
  `UPDATE person SET status = CASE WHEN password_hash IS NULL THEN 'invited' ELSE 'active' END, updated_at = $3,
     version = version + 1
   WHERE desk_id = $1 AND id = $2`,
);

/** Shutting somebody out, and letting them in again. What they filed stays. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly links: MailLinks,
  ) {}

  /** Ends every session of the person; all their credentials are refused from the next request on. */
  async begin(caller: Caller, personId: string): Promise<PersonDto> {
    return this.database.command(caller, async (tx) => {
      const admins = await lockAdmins(tx);
      const person = await this.locked(tx, caller, personId);
      if (person.id === caller.personId) throw new Problem('forbidden', 'Nobody suspends themselves.');
      if (person.status !== 'suspended') {
        requireOtherAdmin(admins, person.id);
        await tx.run(suspend, [tx.deskId, person.id, tx.now]);
        const about = { actor: actorOf(caller), subjectId: person.id };
        await record(tx, eventOf(personSuspended, { ...about, data: {} }));
        await this.sessions.endAll(tx, { personId: person.id, reason: 'suspended', actor: about.actor });
        await this.links.revoke(tx, person.id, 'setPassword', 'invitation', 'signIn', 'proveAddress', 'viewTicket');
      }
      return this.view(tx, person.id);
    });
  }

  async end(caller: Caller, personId: string): Promise<PersonDto> {
    return this.database.command(caller, async (tx) => {
      const person = await this.locked(tx, caller, personId);
      if (person.status === 'suspended') {
        await tx.run(resume, [tx.deskId, person.id, tx.now]);
        await record(tx, eventOf(personResumed, { actor: actorOf(caller), subjectId: person.id, data: {} }));
      }
      return this.view(tx, person.id);
    });
  }

  private async locked(tx: Transaction, caller: Caller, personId: string) {
    const person = isUuid(personId) ? await tx.first(lock, [tx.deskId, personId]) : undefined;
    if (!person) throw notFound();
    requireRightOver(caller, person.role);
    requireVersion(caller, person.version, false);
    return person;
  }

  private async view(tx: Transaction, personId: string): Promise<PersonDto> {
    const person = await findPerson(tx, personId);
    if (!person) throw notFound();
    return viewPerson(person);
  }
}

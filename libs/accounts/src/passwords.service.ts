import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, Problem, personOf, type Uuid } from '#kernel';
import { passwordChanged } from './accounts.events.js';
import { MailLinks } from './mail-links.service.js';
import { PasswordHashes } from './password-hashes.service.js';
import { brokenRules } from './password-rule.js';
import { Sessions } from './sessions.service.js';
import { Throttle } from './throttle.service.js';

interface Owner {
  readonly name: string;
  readonly passwordHash: string | null;
  readonly emails: readonly string[];
}

const owner = statement<Owner>(
  'password.owner',
  `SELECT p.name, p.password_hash AS "passwordHash",
     ARRAY(SELECT a.email_key FROM address a WHERE a.desk_id = $1 AND a.person_id = p.id) AS emails
   FROM person p WHERE p.desk_id = $1 AND p.id = $2`,
);
const set = statement<never>(
  'password.set',
  `UPDATE person SET password_hash = $3, password_changed_at = $4, updated_at = $4, version = version + 1,
     status = CASE status WHEN 'invited' THEN 'active' ELSE status END, name = coalesce($5, name)
   WHERE desk_id = $1 AND id = $2`,
);

/** Passwords: held against the desk's rule, changed by their owner, set by a link. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly hashes: PasswordHashes,
    private readonly throttle: Throttle,
    private readonly sessions: Sessions,
    private readonly links: MailLinks,
  ) {}

  /**
   * Makes the hash of a password that is good for this person at this desk.
   *
   * @throws Problem `weak-password` (422) naming every point of the rule that it breaks
   */
  async prepare(caller: Caller, personId: Uuid, password: string, pointer: string): Promise<string> {
    const { access, identity } = await this.desks.blueprint(caller);
    const about = await this.database.readFirst(caller, owner, [caller.deskId, personId]);
    const own = [identity.name, ...(about ? [about.name, ...about.emails] : [])];
    const errors = brokenRules(password, access.password, own, pointer);
    if (errors.length > 0) {
      throw new Problem('weak-password', 'The password breaks the rule of this desk: see `errors`.', { errors });
    }
    return this.hashes.make(password);
  }

  /**
   * Changes the caller's own password. Their other sessions end.
   *
   * @throws Problem `weak-password`, `unprocessable` (wrong current password), `too-many-requests`
   */
  async change(caller: Caller, given: { currentPassword: string; newPassword: string }): Promise<null> {
    const personId = personOf(caller);
    const hash = await this.prepare(caller, personId, given.newPassword, '/newPassword');
    const right = await this.isCurrent(caller, given.currentPassword);
    return this.database.command(caller, async (tx) => {
      await this.requireRight(tx, personId, right, '/currentPassword');
      await this.set(tx, personId, { hash, name: null });
      await this.sessions.endAll(tx, { personId, reason: 'passwordChanged', except: caller.sessionId });
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(passwordChanged, { ...about, data: { by: 'person' } }));
      return null;
    });
  }

  /** Whether it is the caller's own password. Each call is one of few tries. @throws Problem `too-many-requests` */
  async isCurrent(caller: Caller, password: string): Promise<boolean> {
    const personId = personOf(caller);
    // A stolen session must not become a place to guess the password at.
    const refused = await this.database.transaction(caller, (tx) => this.throttle.take(tx, 'password-check', personId));
    if (refused) throw refused;
    const about = await this.database.readFirst(caller, owner, [caller.deskId, personId]);
    return this.hashes.fits(password, about?.passwordHash ?? null);
  }

  /**
   * What `isCurrent` found counts within the command, whose answer may be one that is to be repeated.
   *
   * @throws Problem `unprocessable`
   */
  async requireRight(tx: Transaction, personId: Uuid, right: boolean, pointer: string): Promise<void> {
    if (!right) {
      throw new Problem('unprocessable', 'The current password is not right.', {
        errors: [{ pointer, code: 'wrong', detail: 'This is not the current password.' }],
      });
    }
    await this.throttle.forget(tx, 'password-check', personId);
  }

  /** Sets a password whose owner was made certain of; links made before to set it are worth nothing any more. */
  async set(tx: Transaction, personId: Uuid, next: { hash: string; name: string | null }): Promise<void> {
    await tx.run(set, [tx.deskId, personId, next.hash, tx.now, next.name]);
    await this.links.revoke(tx, personId, 'setPassword', 'invitation', 'signIn');
  }
}

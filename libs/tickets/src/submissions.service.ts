import { Injectable } from '@nestjs/common';
import { findPersonByAddress, PublishableKeys, Throttle } from '#accounts';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, Problem } from '#kernel';
import { sourceOf } from '#limits';
import { checkDraft } from './draft-rules.js';
import { Filing } from './filing.js';
import type { SubmissionDraftDto } from './submission.dto.js';
import { SubmissionChallenges } from './submission-challenges.js';
import { submissionRefused } from './tickets.events.js';

/**
 * Forms that strangers submit from web pages, with a publishable key. What they write becomes a ticket of whoever has the
 * address they give, as with a mail of unknown sender: nothing is proved by it, and to an address that nobody has proved
 * goes one fixed text alone (see `notifications`).
 */
@Injectable()
export class Submissions {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly keys: PublishableKeys,
    private readonly throttle: Throttle,
    private readonly filing: Filing,
    private readonly challenges: SubmissionChallenges,
  ) {}

  /**
   * Files what was submitted. Somebody who is suspended files nothing, and the answer does not tell.
   *
   * @throws Problem `forbidden` (a form that the key does not serve), `invalid-fields`, `unprocessable` (no proof of work),
   *   `conflict` (a desk without such a door), `too-many-requests`, `numbers-exhausted`
   */
  async take(caller: Caller, { requestType, fields, email, name, proof }: SubmissionDraftDto): Promise<void> {
    const forms = await this.keys.formsOf(caller);
    if (!forms?.has(requestType)) {
      const errors = [{ pointer: '/requestType', code: 'not-served', detail: 'This key serves other forms.' }];
      throw new Problem('forbidden', 'This key does not serve this form.', { errors });
    }
    const blueprint = await this.desks.blueprint(caller);
    const channel = (['form', 'embed'] as const).find((door) => blueprint.channels.open.has(door));
    if (channel === undefined) throw new Problem('conflict', 'This desk takes no forms from other pages any more.');
    const requester = name === undefined ? { email } : { email, name };
    const draft = { requestType, fields, requester, channel, insist: true };
    checkDraft(caller, blueprint, draft);
    this.challenges.check(caller, proof);
    // Everybody can read the key in its page: neither one visitor nor all of them flood the desk with it.
    const refused = await this.database.transaction(caller, async (tx) => {
      const bySource = await this.throttle.take(tx, 'submission', sourceOf(caller.sourceAddress));
      return bySource ?? (await this.throttle.take(tx, 'submission-by-page', caller.keyId ?? ''));
    });
    if (refused) throw refused;
    const known = await this.database.transaction(caller, (tx) => findPersonByAddress(tx, email));
    if (known?.status !== 'suspended') {
      await this.filing.fileWith(caller, draft, (tx) => this.challenges.use(tx, proof).then(() => null));
      return;
    }
    await this.database.command(caller, async (tx) => {
      await this.challenges.use(tx, proof);
      await record(tx, eventOf(submissionRefused, { actor: actorOf(caller), data: {} }));
      return null;
    });
  }
}

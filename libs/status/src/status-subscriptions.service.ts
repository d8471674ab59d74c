import { Injectable } from '@nestjs/common';
import { emailKeyOf } from '#accounts';
import { Database, Secrets, statement } from '#database';
import { actorOf, eventOf, record } from '#history';
import { type Caller, newId, Problem, type Uuid } from '#kernel';
import { type SubscriptionPurpose, subscriptionOf } from '#mail';
import { subscriptionAsked, subscriptionEnded, subscriptionProved } from './status.events.js';
import type { StatusSubscriptionDraftDto, StatusSubscriptionDto } from './subscription.dto.js';

const ask = statement<{ id: Uuid }>(
  'status-subscription.ask',
  `INSERT INTO status_subscription AS s (desk_id, id, email, email_key, language, asked_at)
   VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (desk_id, email_key) DO UPDATE SET asked_at = excluded.asked_at, language = excluded.language
   WHERE s.proved_at IS NULL
   RETURNING id`,
);
const prove = statement<{ id: Uuid }>(
  'status-subscription.prove',
  `UPDATE status_subscription SET proved_at = $3
   WHERE desk_id = $1 AND id = $2 AND proved_at IS NULL AND asked_at > $3::timestamptz - interval '7 days'
   RETURNING id`,
);
const end = statement<{ id: Uuid }>(
  'status-subscription.end',
  'DELETE FROM status_subscription WHERE desk_id = $1 AND id = $2 RETURNING id',
);

/** Hearing of incidents by mail. An address is told of nothing until a link that was sent to it was used, by POST. */
@Injectable()
export class StatusSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** Answers the same whatever is known of the address; one that is subscribed already gets no further mail. */
  async ask(caller: Caller, { email }: StatusSubscriptionDraftDto): Promise<StatusSubscriptionDto> {
    return this.database.command(caller, async (tx) => {
      const values = [newId(), email, emailKeyOf(email), caller.language, tx.now];
      const asked = await tx.first(ask, [tx.deskId, ...values]);
      if (asked) {
        const data = { subscriptionId: asked.id };
        const about = { actor: actorOf(caller), subjectId: asked.id, data };
        await record(tx, eventOf(subscriptionAsked, about));
      }
      return { detail: 'Unless it has subscribed already, a mail to this address asks whether you meant it.' };
    });
  }

  /** @throws Problem `link-expired` (410) when the token is none, used, or older than seven days */
  async prove(caller: Caller, token: string): Promise<StatusSubscriptionDto> {
    return this.database.command(caller, async (tx) => {
      const proved = await tx.first(prove, [
        tx.deskId,
        this.subscription(caller, token, 'confirmSubscription'),
        tx.now,
      ]);
      if (!proved) throw expired();
      await record(tx, eventOf(subscriptionProved, { actor: actorOf(caller), subjectId: proved.id, data: {} }));
      return { detail: 'From now on you hear of every incident. Each mail has a link to end this.' };
    });
  }

  /** May be said again and again: what has ended has ended. @throws Problem `link-expired` when the token is none */
  async end(caller: Caller, token: string): Promise<StatusSubscriptionDto> {
    return this.database.command(caller, async (tx) => {
      const ended = await tx.first(end, [tx.deskId, this.subscription(caller, token, 'unsubscribe')]);
      if (ended)
        await record(tx, eventOf(subscriptionEnded, { actor: actorOf(caller), subjectId: ended.id, data: {} }));
      return { detail: 'You get no further mail about incidents.' };
    });
  }

  private subscription(caller: Caller, token: string, purpose: SubscriptionPurpose): Uuid {
    const id = subscriptionOf(this.secrets, purpose, caller.deskId, token);
    if (id === undefined) throw expired();
    return id;
  }
}

function expired(): Problem {
  return new Problem('link-expired', 'This link does not work, or no longer. Subscribe again.');
}

import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventKind, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, type FieldError, notFound, Problem, personOf } from '#kernel';
import { eventName } from './event-names.js';
import { heardBy } from './heard-events.js';
import type { NotificationChoicesDto, NotificationWishDto } from './notification-choices.dto.js';

/** What somebody gets mail about from now on; about the person, not about a ticket. */
const notificationsChosen = eventKind<{ readonly off: readonly string[] }>('notifications.chosen', 'staff', false);

/** Kept are the kinds without mail, each as `false`; what the desk tells of later is told until somebody says no. */
type Stored = Readonly<Record<string, unknown>>;

interface Choices {
  readonly stored: Stored;
  readonly version: number;
}

const stored = `CASE WHEN jsonb_typeof(preferences -> 'notifications') = 'object'
  THEN preferences -> 'notifications' ELSE '{}' END AS stored, version`;
const read = statement<Choices>(
  'notification-choices.get',
  `SELECT ${stored} FROM person WHERE desk_id = $1 AND id = $2`,
);
const lock = statement<Choices>(
  'notification-choices.lock',
  `SELECT ${stored} FROM person WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);
const write = statement<Choices>(
  'notification-choices.set',
  `UPDATE person SET preferences = jsonb_set(preferences, '{notifications}', $3::jsonb), version = version + 1,
     updated_at = $4
   WHERE desk_id = $1 AND id = $2 RETURNING ${stored}`,
);

/** What each person hears of by mail, as far as the desk leaves it to them. */
@Injectable()
export class NotificationChoices {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  async get(caller: Caller): Promise<NotificationChoicesDto> {
    const blueprint = await this.desks.blueprint(caller);
    const choices = await this.database.readFirst(caller, read, [caller.deskId, personOf(caller)]);
    return choicesView(choices, caller, blueprint);
  }

  /** @throws Problem `unprocessable` for a kind that is not the caller's to choose, `stale` */
  async set(caller: Caller, wishes: readonly NotificationWishDto[]): Promise<NotificationChoicesDto> {
    const blueprint = await this.desks.blueprint(caller);
    const personId = personOf(caller);
    refuseOthers(caller, blueprint, wishes);
    return this.database.command(caller, async (tx) => {
      const before = await tx.first(lock, [tx.deskId, personId]);
      if (!before) throw notFound();
      requireVersion(caller, before.version, true);
      const off = wishes.filter(({ mail }) => !mail).map(({ event }) => event);
      // What was said of kinds that are not to be chosen just now, in another role or before the desk changed, stays.
      const open = new Set<string>(choosable(caller, blueprint));
      const others = Object.entries(before.stored).filter(([event]) => !open.has(event));
      const next = Object.fromEntries([...others, ...off.map((event) => [event, false])]);
      const after = await tx.first(write, [tx.deskId, personId, JSON.stringify(next), tx.now]);
      await record(tx, eventOf(notificationsChosen, { actor: actorOf(caller), subjectId: personId, data: { off } }));
      return choicesView(after, caller, blueprint);
    });
  }
}

function choosable(caller: Caller, blueprint: Blueprint): string[] {
  return heardBy(caller.role ?? 'customer', blueprint)
    .filter(({ optional }) => optional)
    .map(({ event }) => event);
}

function refuseOthers(caller: Caller, blueprint: Blueprint, wishes: readonly NotificationWishDto[]): void {
  const heard = heardBy(caller.role ?? 'customer', blueprint);
  const errors = wishes.flatMap(({ event, mail }, place): FieldError[] => {
    const known = heard.find((each) => each.event === event);
    if (known === undefined) {
      const detail = `You may hear of: ${heard.map((each) => each.event).join(', ')}.`;
      return [{ pointer: `/events/${place}/event`, code: 'unknown-event', detail }];
    }
    if (mail || known.optional) return [];
    const detail = 'The desk sends this mail to everybody whom it concerns; leave it switched on.';
    return [{ pointer: `/events/${place}/mail`, code: 'not-optional', detail }];
  });
  if (errors.length > 0) throw new Problem('unprocessable', 'Choose among what is yours to choose.', { errors });
}

function choicesView(choices: Choices | undefined, caller: Caller, blueprint: Blueprint): NotificationChoicesDto {
  if (!choices) throw notFound();
  return {
    events: heardBy(caller.role ?? 'customer', blueprint).map(({ event, optional }) => ({
      event,
      label: eventName(event, caller.language) ?? event,
      mail: !optional || choices.stored[event] !== false,
      optional,
    })),
    version: choices.version,
  };
}

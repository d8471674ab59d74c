import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { findPerson, Throttle } from '#accounts';
import type { Blueprint } from '#blueprint';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, notFound, personOf, type Uuid } from '#kernel';
import { type ExportedRow, exportSources } from './export-sources.js';
import { personExported } from './privacy.events.js';

/** Rows read at a time. */
const batch = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * All that is known of a person, written down while it is read: nothing of it is stored, so that no copy outlives the
 * answer. Customers get what they see, no internal note and no field for agents only.
 */
@Injectable()
export class PersonExports {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly throttle: Throttle,
  ) {}

  /** @throws Problem `too-many-requests` */
  async openOwn(caller: Caller): Promise<Readable> {
    return this.open(caller, personOf(caller));
  }

  /** @throws Problem `not-found`, `too-many-requests` */
  async open(caller: Caller, person: string): Promise<Readable> {
    if (!isUuid(person)) throw notFound();
    const begun = await this.database.transaction(caller, async (tx) => {
      const found = await findPerson(tx, person);
      if (!found) throw notFound();
      const refused = await this.throttle.take(tx, 'export-of', found.id);
      if (refused) return { refused };
      await record(tx, eventOf(personExported, { actor: actorOf(caller), subjectId: found.id, data: {} }));
      return { id: found.id };
    });
    if (begun.refused) throw begun.refused;
    const blueprint = await this.desks.blueprint(caller);
    return Readable.from(this.lines(caller, begun.id, blueprint), { objectMode: false });
  }

  private async *lines(caller: Caller, person: Uuid, blueprint: Blueprint): AsyncGenerator<string> {
    yield line({ format: 'guichet-person-1', desk: caller.deskId, person, at: caller.now.toISOString() });
    for (const { kind, statement } of exportSources) {
      let rows: ExportedRow[];
      let after = beforeAll;
      do {
        rows = await this.database.read(caller, statement, [caller.deskId, person, after, batch]);
        after = rows.at(-1)?.id ?? after;
        const shown =
          kind === 'ticket' ? rows.map(({ what }) => openFields(what, blueprint)) : rows.map(({ what }) => what);
        if (shown.length > 0) yield shown.map((what) => line({ kind, ...named(what) })).join('');
      } while (rows.length === batch);
    }
    yield line({ kind: 'end' });
  }
}

/** An event’s own kind is not the line’s. */
function named({ kind, ...what }: Readonly<Record<string, unknown>>): object {
  return kind === undefined ? what : { event: kind, ...what };
}

/** Fields for agents only are the desk's notes. */
function openFields(
  ticket: Readonly<Record<string, unknown>>,
  blueprint: Blueprint,
): Readonly<Record<string, unknown>> {
  const form = blueprint.requestTypes.get(String(ticket['requestType']))?.form;
  const open = Object.entries(Object(ticket['fields'])).filter(
    ([key]) => form?.fieldsByKey.get(key)?.agentOnly === false,
  );
  return { ...ticket, fields: Object.fromEntries(open) };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

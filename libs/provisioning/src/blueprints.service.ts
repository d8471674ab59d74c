import { Injectable } from '@nestjs/common';
import { type Blueprint, type ChangePlan, checkBlueprint, planChange } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, type FieldError, notFound, Problem } from '#kernel';
import { followBlueprint } from '#tickets';
import type {
  BlueprintChangeDto,
  BlueprintDto,
  BlueprintPlanDto,
  BlueprintReportDto,
  BlueprintVersionDto,
} from './blueprint.dto.js';
import { type BlueprintVersion, blueprintVersionView, blueprintView } from './blueprint.view.js';
import { liveTickets } from './live-tickets.js';
import { blueprintApplied } from './provisioning.events.js';
import { moveTickets } from './ticket-moves.js';

const columns = 'version, source, applied_at AS "appliedAt", applied_by AS "appliedBy", summary';
const one = statement<BlueprintVersion>(
  'blueprint.version',
  `SELECT ${columns} FROM blueprint_version WHERE desk_id = $1 AND version = $2`,
);
const list = statement<BlueprintVersion>(
  'blueprint.versions',
  `SELECT ${columns} FROM blueprint_version WHERE desk_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3`,
);
const insert = statement<never>(
  'blueprint.insert',
  `WITH stored AS (
     INSERT INTO blueprint_version (desk_id, version, source, applied_at, applied_by, summary)
     VALUES ($1, $2, $3, $4, $5, $6)
   ) UPDATE desk d SET blueprint_version = $2, name = $7, mail_addresses = (
     SELECT coalesce(jsonb_object_agg(a, coalesce(d.mail_addresses->a, to_jsonb($4::timestamptz))), '{}') FROM unnest($8::text[]) a
   ) WHERE d.id = $1`,
);
const highestVersion = 2_147_483_647;

/** A desk's blueprint: read it, check and plan a new one, put it in force. */
@Injectable()
export class Blueprints {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** The version in force, or another one. @throws Problem `not-found` */
  async get(caller: Caller, version = caller.blueprintVersion): Promise<BlueprintDto> {
    const found = await this.database.readFirst(caller, one, [caller.deskId, version]);
    if (!found) throw notFound();
    return blueprintView(found);
  }

  async list(caller: Caller, { limit = defaultLimit, cursor }: PageQueryDto): Promise<Page<BlueprintVersionDto>> {
    const binding = `blueprint-versions ${caller.deskId}`;
    const [before = highestVersion] = cursor === undefined ? [] : decodeCursor(cursor, binding, 1);
    const rows = await this.database.read(caller, list, [caller.deskId, before, limit + 1]);
    return pageOf(rows, limit, blueprintVersionView, (row) => encodeCursor([row.version], binding));
  }

  check(source: string): BlueprintReportDto {
    const { complaints } = checkBlueprint(source);
    return { valid: complaints.length === 0, complaints: complaints.map((complaint) => ({ ...complaint })) };
  }

  /** What would change, and which tickets are touched; nothing happens. @throws Problem `invalid-blueprint` */
  async plan(caller: Caller, change: BlueprintChangeDto): Promise<BlueprintPlanDto> {
    const to = validBlueprint(change.blueprint, caller.deskSlug);
    const from = await this.desks.blueprint(caller);
    const live = await liveTickets((asked, values) => this.database.read(caller, asked, values), caller.deskId);
    const plan = planChange(from, to, live, change.mapping ?? {});
    return {
      fromVersion: caller.blueprintVersion,
      applicable: plan.problems.length === 0,
      changes: plan.changes.map((difference) => ({ ...difference })),
      moves: plan.moves.map((move) => ({ ...move })),
      problems: plan.problems.map((problem) => ({ ...problem })),
    };
  }

  /**
   * Puts a blueprint in force, all or nothing. Commands that are under way finish first; those that follow run on the
   * new version. Tickets whose status or type goes away move as the mapping says; waiting timers are armed anew.
   *
   * @throws Problem `invalid-blueprint`, `mapping-required` (422), `stale` (412), `precondition-required` (428)
   */
  async apply(caller: Caller, change: BlueprintChangeDto): Promise<BlueprintDto> {
    const to = validBlueprint(change.blueprint, caller.deskSlug);
    return this.database.changeBlueprint(caller, async (tx) => {
      requireVersion(caller, tx.blueprintVersion, true);
      const from = await this.desks.blueprint(tx);
      const live = await liveTickets((asked, values) => tx.run(asked, values), tx.deskId);
      const plan = planChange(from, to, live, change.mapping ?? {});
      if (plan.problems.length > 0) throw unmapped(plan);
      const stored = await store(tx, caller, to, change.blueprint, plan);
      await moveTickets(tx, to, plan.moves);
      await followBlueprint(tx, to);
      return stored;
    });
  }
}

/** @throws Problem `invalid-blueprint` with every complaint, its pointer, line and column */
export function validBlueprint(source: string, slug?: string): Blueprint {
  const { blueprint, complaints } = checkBlueprint(source);
  if (!blueprint) throw refused('invalid-blueprint', 'Mend what `errors` lists, then send it again.', complaints);
  if (slug !== undefined && blueprint.identity.slug !== slug) {
    const detail = `This desk is ${slug}, and a desk keeps its slug. Is it the right file?`;
    throw refused('invalid-blueprint', detail, [{ pointer: '/identity/slug', code: 'contradiction', detail }]);
  }
  return blueprint;
}

function refused(
  code: 'invalid-blueprint' | 'mapping-required',
  detail: string,
  complaints: readonly FieldError[],
): Problem {
  const errors = complaints.map((complaint) => ({ ...complaint, pointer: complaint.pointer }));
  return new Problem(code, detail, { errors });
}

function unmapped(plan: ChangePlan): Problem {
  return refused(
    'mapping-required',
    'Say in `mapping` where the tickets go whose status or type goes away.',
    plan.problems,
  );
}

async function store(
  tx: Transaction,
  caller: Caller,
  to: Blueprint,
  source: string,
  plan: ChangePlan,
): Promise<BlueprintDto> {
  const version = tx.blueprintVersion + 1;
  const row: BlueprintVersion = {
    version,
    source,
    appliedAt: tx.now,
    appliedBy: caller.personId,
    summary: { changes: plan.changes },
  };
  await tx.run(insert, [
    tx.deskId,
    version,
    source,
    tx.now,
    caller.personId,
    JSON.stringify(row.summary),
    to.identity.name,
    to.channels.email?.addresses ?? [],
  ]);
  const moved = plan.moves.map(({ what, from, to: target, tickets }) => ({ what, from, to: target ?? '', tickets }));
  await record(tx, eventOf(blueprintApplied, { actor: actorOf(caller), data: { version, moved } }));
  return blueprintView(row);
}

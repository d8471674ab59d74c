import { Injectable } from '@nestjs/common';
import { bindAttachments } from '#attachments';
import type { Blueprint } from '#blueprint';
import { Database, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { type Caller, isStaff, notFound, Problem } from '#kernel';
import { timersOf } from './armed-timers.js';
import { settleSuggestion } from './article-suggestions.js';
import { checkDraft, refused } from './draft-rules.js';
import { canBeAsked, lookAlikeProblem, lookAlikes } from './look-alikes.js';
import { newTicket } from './new-ticket.js';
import { NumberBlocks } from './number-blocks.js';
import { requesterOf } from './requesters.js';
import { nextDueAt, type Target, targetsOfNew } from './targets.js';
import type { TicketDto } from './ticket.dto.js';
import { ticketView } from './ticket.view.js';
import { denialOf, type SeenTicket } from './ticket-access.js';
import { insertTicket } from './ticket-birth.js';
import type { TicketDraft } from './ticket-draft.js';
import { targetTimers } from './ticket-edit.js';
import { findTicket } from './ticket-finder.js';
import { wordsOf } from './ticket-texts.js';
import { ticketFiled } from './tickets.events.js';
import { viewContext } from './view-context.js';

/** Makes tickets. */
@Injectable()
export class Filing {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly numbers: NumberBlocks,
  ) {}

  /**
   * Files a ticket for the caller, or for somebody whom staff or a key name: two statements, one to know whose it is and
   * one that writes everything.
   *
   * @throws Problem `invalid-fields` with one error per field, `unprocessable`, `forbidden`, `not-found` (the ticket it
   *   continues), `conflict` (which is not final), `look-alike` unless the draft insists, `numbers-exhausted`
   */
  async file(caller: Caller, draft: TicketDraft): Promise<TicketDto> {
    return this.fileWith(caller, draft, async (_tx, ticket) => ticket);
  }

  /**
   * Files a ticket and does what has to happen with it or not at all; gives back what that gives.
   *
   * @throws Problem as `file`
   */
  async fileWith<T>(
    caller: Caller,
    draft: TicketDraft,
    also: (tx: Transaction, ticket: TicketDto) => Promise<T>,
  ): Promise<T> {
    const { numbering } = await this.desks.blueprint(caller);
    checkDraft(caller, await this.desks.blueprint(caller), draft);
    // Before the transaction: a block of numbers is reserved in one of its own, on another connection.
    const place = await this.numbers.take(caller.deskId, numbering, caller.requestId);
    let written = false;
    try {
      const command = () =>
        this.database.command(caller, async (tx) => {
          const blueprint = await this.desks.blueprint(tx);
          const number = this.numbers.numberAt(caller.deskId, blueprint.numbering, place);
          const ticket = await write(tx, caller, blueprint, draft, number, () => {
            written = true;
          });
          return also(tx, ticket);
        });
      return await command().catch((error: unknown) => {
        // Two calls from one unknown address at the same moment: the second finds whom the first made known.
        if (error instanceof Problem && error.code === 'already-exists') return command();
        throw error;
      });
    } finally {
      if (!written) this.numbers.giveBack(caller.deskId, place);
    }
  }
}

async function write(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  draft: TicketDraft,
  number: string,
  beforeWriting: () => void,
): Promise<TicketDto> {
  const checked = checkDraft(caller, blueprint, draft);
  const continued = draft.followUpOf === undefined ? null : await followed(tx, caller, blueprint, draft.followUpOf);
  const named = draft.requester ?? (continued && isStaff(caller) ? { personId: continued.requesterId } : undefined);
  const requester = await requesterOf(tx, caller, blueprint, named, checked.channel, checked.language);
  const asked = newTicket(tx, caller, blueprint, draft, checked, requester, number);
  const targets = targetsOfNew(blueprint, asked);
  const ticket = { ...asked, nextDueAt: nextDueAt(targets) };
  const timers = [...timersOf(blueprint, ticket), ...targetTimers(blueprint, [], targets, tx.now).armed];
  const followUpOf = continued?.id ?? null;
  const alike = blueprint.pointsOutLookAlikes
    ? await lookAlikes(tx, caller, blueprint, { personId: requester.id }, ticket.fields)
    : [];
  if (alike.length > 0 && !draft.insist && canBeAsked(caller, ticket.channel)) throw lookAlikeProblem(alike);
  beforeWriting();
  await insertTicket(tx, {
    ticket,
    words: wordsOf(number, ticket.subject, checked.type, ticket.fields),
    timers,
    targets,
    followUpOf,
    event: eventOf(ticketFiled, {
      actor: actorOf(caller),
      data: {
        type: ticket.typeKey,
        status: ticket.statusKey,
        priority: ticket.priority,
        channel: ticket.channel,
        requesterId: requester.id,
        organizationId: ticket.organizationId,
        group: ticket.groupKey,
        followUpOf,
        ...(draft.vouchedBy === undefined ? {} : { vouchedBy: draft.vouchedBy }),
        ...(alike.length > 0 ? { lookAlikes: alike.map((one) => one.number) } : {}),
      },
    }),
  });
  if (draft.articleSuggestion !== undefined) await settleSuggestion(tx, caller, draft.articleSuggestion, ticket.id);
  const { attachmentIds = [] } = draft;
  const place = { ticketId: ticket.id, commentId: null, internal: false };
  const row = {
    ...ticket,
    participation: null,
    requesterName: requester.name,
    requesterEmail: requester.email,
    organizationName: requester.organization?.name ?? null,
    assigneeName: null,
    readAt: null,
    timers: timers
      .map(({ key, dueAt }) => ({ key, dueAt: dueAt.toISOString() }))
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.key.localeCompare(b.key)),
    targets: targets.map(storedTarget).sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.kind.localeCompare(b.kind)),
    followUpOf: continued ? { id: continued.id, number: continued.number } : null,
    followUps: [],
    survivor: null,
    mergedTickets: [],
    attachments: await bindAttachments(tx, caller, attachmentIds, blueprint.attachments.mostAtOnce, place),
  };
  return ticketView(row, viewContext(caller, blueprint));
}

function storedTarget({ kind, dueAt, metAt, pausedAt }: Target) {
  return {
    kind,
    dueAt: dueAt.toISOString(),
    metAt: metAt?.toISOString() ?? null,
    pausedAt: pausedAt?.toISOString() ?? null,
  };
}

/** The final ticket that the new one continues. */
async function followed(
  tx: Transaction,
  caller: Caller,
  blueprint: Blueprint,
  idOrNumber: string,
): Promise<Readonly<SeenTicket>> {
  const ticket = await findTicket(tx, caller, blueprint, idOrNumber).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') {
      throw refused('/followUpOf', 'unknown', notFound().detail);
    }
    throw error;
  });
  const denial = denialOf(caller, 'followUp', ticket, blueprint);
  if (denial === null) return ticket;
  if (denial === 'not-your-role') throw new Problem('forbidden', 'You may read this ticket, not continue it.');
  throw new Problem('conflict', 'A follow-up continues a final ticket at a desk that offers it. Comment on this one.');
}

import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf } from '#history';
import { defaultLimit, type Page, type PageQueryDto, pageOf, requireVersion } from '#http';
import { type Caller, decodeCursor, encodeCursor, isStaff, isUuid, Problem } from '#kernel';
import {
  findSurvivor,
  findTicket,
  lockSurvivor,
  lockTicket,
  requireTicketVersion,
  TicketEdit,
  ticketWords,
} from '#tickets';
import type { AudienceDto } from './audience.dto.js';
import type { CommentChangeDto, CommentDraftDto, CommentDto, RedactionDto } from './comment.dto.js';
import type { CommentVisibility } from './comment.entity.js';
import { commentView, editableUntil } from './comment.view.js';
import { audienceOf, requireSameAudience } from './comment-audience.js';
import { rewriteWords } from './comment-words.js';
import { say } from './comment-writing.js';
import { commentEdited, commentRedacted } from './comments.events.js';
import { conversationOf, findComment, listComments, reader } from './comments.finder.js';

const edit = statement<never>(
  'comment.edit',
  'UPDATE comment SET body = $3, edited_at = $4, version = version + 1 WHERE desk_id = $1 AND id = $2',
);
const redact = statement<never>(
  'comment.redact',
  `UPDATE comment SET body = '', redacted_at = $3, version = version + 1 WHERE desk_id = $1 AND id = $2`,
);

/** The conversation on a ticket. */
@Injectable()
export class Comments {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `not-found`, `stale`, `conflict` when others would see it than the writer thinks, and those of `say` */
  async add(caller: Caller, ticket: string, { audience, ...draft }: CommentDraftDto): Promise<CommentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const locked = await lockSurvivor(tx, caller, blueprint, ticket);
      await requireTicketVersion(tx, caller, locked.ticket, 'optional');
      const visibility = draft.visibility ?? 'public';
      if (audience !== undefined) {
        requireSameAudience(audience, await audienceOf(tx, caller, blueprint, locked.ticket, visibility));
      }
      const change = new TicketEdit(tx, blueprint, locked, actorOf(caller));
      const id = await say(change, caller, { ...draft, visibility });
      await change.write();
      const conversation = await conversationOf(reader(tx), caller, locked.ticket, blueprint);
      return commentView(await findComment(reader(tx), caller, conversation, id), caller, blueprint);
    });
  }

  /** Who would see a comment, and be mailed it. @throws Problem `not-found`, `forbidden`, `ticket-final` */
  async audience(caller: Caller, ticket: string, visibility: CommentVisibility): Promise<AudienceDto> {
    const blueprint = await this.desks.blueprint(caller);
    const found = await findSurvivor(this.database, caller, blueprint, ticket);
    const reads = { deskId: caller.deskId, now: caller.now, run: this.read(caller) };
    return audienceOf(reads, caller, blueprint, found, visibility);
  }

  /** Oldest first. @throws Problem `not-found`, `invalid-cursor` */
  async list(
    caller: Caller,
    ticket: string,
    { limit = defaultLimit, cursor }: PageQueryDto,
  ): Promise<Page<CommentDto>> {
    const blueprint = await this.desks.blueprint(caller);
    const found = await findTicket(this.database, caller, blueprint, ticket);
    const binding = `comments ${caller.deskId} ${found.id} ${isStaff(caller)}`;
    const [createdAt, last] = cursor === undefined ? [] : decodeCursor(cursor, binding, 2);
    const after = typeof createdAt === 'string' && isUuid(String(last)) ? { createdAt, id: String(last) } : null;
    const conversation = await conversationOf(this.read(caller), caller, found, blueprint);
    const rows = await listComments(this.read(caller), caller, conversation, limit + 1, after);
    return pageOf(
      rows,
      limit,
      (row) => commentView(row, caller, blueprint),
      (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, ticket: string, comment: string): Promise<CommentDto> {
    const blueprint = await this.desks.blueprint(caller);
    const found = await findTicket(this.database, caller, blueprint, ticket);
    const conversation = await conversationOf(this.read(caller), caller, found, blueprint);
    return commentView(await findComment(this.read(caller), caller, conversation, comment), caller, blueprint);
  }

  /**
   * Lets an author change their words for a quarter of an hour.
   *
   * @throws Problem `not-found`, `forbidden` for others, `conflict` when it is too late, `stale`, `precondition-required`
   */
  async update(caller: Caller, ticket: string, comment: string, { body }: CommentChangeDto): Promise<CommentDto> {
    return this.change(caller, ticket, comment, 'required', async (change, row) => {
      const until = editableUntil(caller, row);
      if (until === null) throw new Problem('forbidden', 'Only its author changes a comment.');
      if (until <= change.tx.now) {
        throw new Problem('conflict', 'A comment can be changed for 15 minutes. Write another one.');
      }
      await change.tx.run(edit, [change.tx.deskId, row.id, body, change.tx.now]);
      tell(
        change,
        row,
        eventOf(commentEdited, { actor: actorOf(caller), subjectId: row.id, data: { commentId: row.id } }),
      );
    });
  }

  /** Takes the words of a comment away for good. @throws Problem `not-found`, `forbidden`, `stale` */
  async redact(caller: Caller, ticket: string, comment: string, { reason }: RedactionDto): Promise<CommentDto> {
    return this.change(caller, ticket, comment, 'optional', async (change, row) => {
      if (row.redactedAt !== null) return;
      await change.tx.run(redact, [change.tx.deskId, row.id, change.tx.now]);
      const text = reason === undefined ? {} : { text: { reason } };
      const data = { commentId: row.id };
      tell(change, row, eventOf(commentRedacted, { actor: actorOf(caller), subjectId: row.id, data, ...text }));
    });
  }

  private async change(
    caller: Caller,
    ticket: string,
    comment: string,
    ifMatch: 'required' | 'optional',
    work: (change: TicketEdit, row: Awaited<ReturnType<typeof findComment>>) => Promise<void>,
  ): Promise<CommentDto> {
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const read = reader(tx);
      const shown = await findTicket(tx, caller, blueprint, ticket);
      const conversation = await conversationOf(read, caller, shown, blueprint);
      // A comment of a ticket merged into this one is still that one's, to have it when the two part again.
      const { ticketId } = await findComment(read, caller, conversation, comment);
      const locked = await lockTicket(tx, caller, blueprint, ticketId);
      const row = await findComment(read, caller, conversation, comment);
      requireVersion(caller, row.version, ifMatch === 'required');
      const change = new TicketEdit(tx, blueprint, locked, actorOf(caller));
      await work(change, row);
      await change.write();
      await rewriteWords(tx, locked.ticket.id, ticketWords(blueprint, locked.ticket));
      return commentView(await findComment(read, caller, conversation, comment), caller, blueprint);
    });
  }

  private read(caller: Caller): Parameters<typeof findComment>[0] {
    return (asked, values) => this.database.read(caller, asked, values);
  }
}

/** What happens to an internal comment is nobody else's affair. */
function tell(
  change: TicketEdit,
  row: { readonly visibility: string },
  event: Parameters<TicketEdit['tell']>[0],
): void {
  const isInternal = row.visibility === 'internal';
  change.set({}, isInternal ? 'staff' : 'customers');
  change.tell({ ...event, audience: isInternal ? 'staff' : 'public' });
}

import { attachmentView, type StoredAttachment } from '#attachments';
import type { Blueprint } from '#blueprint';
import type { Caller } from '#kernel';
import { isStaff } from '#kernel';
import type { CommentDto } from './comment.dto.js';
import type { CommentRow } from './comment.entity.js';

/** A comment with what its author is called. */
export interface CommentWithAuthor extends Omit<CommentRow, 'deskId'> {
  readonly authorName: string | null;
  /** Of the agent who wrote it in the author's name. */
  readonly writerName: string | null;
  /** Of an API key. */
  readonly keyName: string | null;
  readonly attachments: readonly StoredAttachment[];
}

/** How long its author may change a comment: 15 minutes. */
const editable = 15 * 60_000;

/** Until when the caller may change a comment. */
export function editableUntil(
  caller: Caller,
  comment: Pick<CommentRow, 'authorKind' | 'authorId' | 'createdAt' | 'redactedAt'>,
): Date | null {
  const id = comment.authorKind === 'person' ? caller.personId : comment.authorKind === 'key' ? caller.keyId : null;
  if (id === null || id !== comment.authorId || comment.redactedAt !== null) return null;
  return new Date(comment.createdAt.getTime() + editable);
}

export function commentView(row: CommentWithAuthor, caller: Caller, blueprint: Blueprint): CommentDto {
  const until = editableUntil(caller, row);
  const desk = blueprint.identity.name;
  const name = row.authorKind === 'key' && isStaff(caller) ? row.keyName : row.authorName;
  return {
    id: row.id,
    ticketId: row.ticketId,
    visibility: row.visibility,
    author: {
      kind: row.authorKind,
      id: row.authorKind === 'person' ? row.authorId : null,
      name: name ?? desk,
      staff: row.byStaff,
    },
    writtenBy: row.writtenBy === null ? null : { id: row.writtenBy, name: row.writerName ?? desk },
    body: row.redactedAt === null ? row.body : null,
    channel: row.channel,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    redactedAt: row.redactedAt?.toISOString() ?? null,
    editableUntil: until !== null && until > caller.now ? until.toISOString() : null,
    attachments: row.attachments.map(attachmentView),
    version: row.version,
  };
}

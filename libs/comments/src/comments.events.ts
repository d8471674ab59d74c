import { eventKind } from '#history';
import type { Uuid } from '#kernel';

/** Somebody said something in public. */
export const commentAdded = eventKind<{ readonly commentId: Uuid; readonly byStaff: boolean }>(
  'comment.added',
  'public',
  true,
);

/** Somebody said something among those who work for the desk. */
export const noteAdded = eventKind<{ readonly commentId: Uuid }>('note.added', 'staff', true);

/** For an internal comment with `audience: 'staff'`. */
export const commentEdited = eventKind<{ readonly commentId: Uuid }>('comment.edited', 'public', false);

/** For an internal comment with `audience: 'staff'`. */
export const commentRedacted = eventKind<{ readonly commentId: Uuid }, { readonly reason?: string }>(
  'comment.redacted',
  'public',
  false,
);

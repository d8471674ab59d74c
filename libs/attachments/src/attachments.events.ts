import { eventKind } from '#history';
import type { Uuid } from '#kernel';

/** A file was taken away; `audience: 'staff'` for one on an internal comment. Told to nobody, shown in the history. */
export const attachmentRedacted = eventKind<{ readonly attachmentId: Uuid }, { readonly reason?: string }>(
  'attachment.redacted',
  'public',
  false,
);

/** The desk had kept a file long enough. It stands in the log, and on no ticket: nobody did anything there. */
export const attachmentExpired = eventKind<{ readonly attachmentId: Uuid; readonly ticketId: Uuid }>(
  'attachment.expired',
  'staff',
  false,
);

import type { AttachmentDto, AttachmentState } from './attachment.dto.js';
import type { ScanVerdict } from './attachment.entity.js';

/** A file as `storedAttachment` reads it; the instant is an RFC 3339 text in UTC. */
export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly scan: ScanVerdict;
  readonly preview: boolean;
  readonly redacted: boolean;
  readonly expired: boolean;
  readonly createdAt: string;
  readonly version: number;
}

/** A row of `attachment a` as JSON. */
export const storedAttachment = `json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size,
  'scan', a.scan, 'preview', a.preview, 'redacted', a.redacted_at IS NOT NULL,
  'expired', a.expired_at IS NOT NULL,
  'createdAt', to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', a.version)`;

/**
 * A column with the files that hang on something, in the order of their upload, for the statement that reads it.
 *
 * @param on condition on `attachment a`, such as `a.ticket_id = t.id AND a.comment_id IS NULL`
 */
export function attachmentsOn(on: string): string {
  return `(SELECT coalesce(json_agg(${storedAttachment} ORDER BY a.id), '[]')
   FROM attachment a WHERE a.desk_id = $1 AND ${on}) AS attachments`;
}

export function attachmentView(stored: StoredAttachment): AttachmentDto {
  const { id, name, type, size, scan, preview, redacted, expired, createdAt, version } = stored;
  const known: AttachmentState = scan === 'off' ? 'unscanned' : scan;
  const state = redacted ? 'redacted' : expired ? 'expired' : known;
  return { id, name: redacted ? null : name, type, size, state, hasPreview: preview && !redacted, createdAt, version };
}

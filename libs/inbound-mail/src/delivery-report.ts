import { isUuid, type Uuid } from '#kernel';
import { type DeliveryTrouble, isFinalStatus } from '#mail';
import type { ParsedMail } from './parsed-mail.js';

/** What a mail server reports about a mail that did not arrive. */
export interface DeliveryReport extends DeliveryTrouble {
  /** Mails of ours that it may be about: the ids in all Message-IDs that it repeats */
  readonly mailIds: readonly Uuid[];
}

/** Bytes of a report that are searched for what it repeats of the mail. */
const longestSearched = 128 * 1024;

/**
 * Reads a delivery status notification (RFC 3464). Null unless it says of a recipient that a mail failed: one that is
 * merely late says nothing. Pure.
 */
export function deliveryReportOf(mail: ParsedMail, raw: Uint8Array): DeliveryReport | null {
  const part = mail.parts.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!part) return null;
  const text = Buffer.from(part.content.subarray(0, longestSearched)).toString('utf8');
  // The first block is about the message, each further one about a recipient. Ours have one recipient each.
  const failed = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (!failed) return null;
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '')?.[0] ?? '';
  const said = (failed.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
  return { final: isFinalStatus(status), said: said || status || 'returned', mailIds: idsIn(mail, raw) };
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

function idsIn({ cites }: ParsedMail, raw: Uint8Array): Uuid[] {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longestSearched)).toString('latin1');
  const found = [...cites, ...[...text.matchAll(/<[0-9a-f-]{36}@[\w.-]{1,200}>/g)].map(([reference]) => reference)];
  const ids = found.map((reference) => reference.slice(1, 37)).filter((id) => isUuid(id));
  return [...new Set(ids)].slice(0, 20);
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#database';
import type { Uuid } from '#kernel';

/** Whose mail about which ticket a link ends. */
export interface TicketMail {
  readonly ticketId: Uuid;
  readonly personId: Uuid;
}

const shape = /^gu_([0-9a-f]{32})_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43})$/;

/**
 * The token of a link that ends somebody's mail about a ticket: `gu_<desk>_<ticket>_<person>_<256 bits>`. It is a keyed
 * digest, made when a mail is rendered and again when the token comes back: nothing of it is stored anywhere. It ends mail
 * and opens nothing.
 */
export function unsubscribeToken(secrets: Secrets, deskId: Uuid, { ticketId, personId }: TicketMail): string {
  const digest = createHmac('sha256', secrets.key('ticket unsubscription'))
    .update(`${deskId} ${ticketId} ${personId}`)
    .digest('base64url');
  return `gu_${[deskId, ticketId, personId].map((id) => id.replaceAll('-', '')).join('_')}_${digest}`;
}

/** What a token is good for; undefined when it is none of this desk's. */
export function unsubscribeTarget(secrets: Secrets, deskId: Uuid, token: string): TicketMail | undefined {
  const [, desk, ticket = '', person = ''] = shape.exec(token) ?? [];
  if (desk !== deskId.replaceAll('-', '')) return undefined;
  const target = { ticketId: uuidOf(ticket), personId: uuidOf(person) };
  const [given, right] = [token, unsubscribeToken(secrets, deskId, target)].map((text) => Buffer.from(text));
  return given && right && given.length === right.length && timingSafeEqual(given, right) ? target : undefined;
}

function uuidOf(hex: string): Uuid {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

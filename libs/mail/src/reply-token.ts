import type { Secrets } from '#database';
import type { Uuid } from '#kernel';

/**
 * The secret part of a reply address: 26 characters of desk, so that nothing is looked up across desks, and 20 (100
 * bits) of a keyed digest over ticket and recipient. Base 32 in lower case, because mail servers may change the case
 * of a local part, which holds 64 characters at most (RFC 5321 §4.5.3.1.1).
 */
const shape = /^([0-7][0-9a-v]{25})([0-9a-v]{20})$/;
/** What a local part may hold beside the token and what joins the two. */
export const longestPrefix = 64 - 46 - 1;

export interface ParsedReplyToken {
  readonly deskId: Uuid;
  /** All of it, in lower case */
  readonly token: string;
}

/** The same for every mail about a ticket to an address. Nobody without the secret of the installation can guess it. */
export function replyToken(secrets: Secrets, deskId: Uuid, ticketId: Uuid, email: string): string {
  const digest = secrets.digest(`reply-address:${deskId}`, JSON.stringify([ticketId, email.toLowerCase()]));
  const bits = BigInt(`0x${digest.subarray(0, 13).toString('hex')}`) >> 4n;
  const desk = BigInt(`0x${deskId.replaceAll('-', '')}`);
  return desk.toString(32).padStart(26, '0') + bits.toString(32).padStart(20, '0');
}

/**
 * The token in an address that may be a reply address: `anything+token@domain`. Undefined when there is none; whether
 * it was ever given out is another question.
 */
export function parseReplyAddress(address: string): ParsedReplyToken | undefined {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  const token = local.slice(local.lastIndexOf('+') + 1);
  const [, desk] = shape.exec(token) ?? [];
  if (desk === undefined || !local.includes('+')) return undefined;
  let bits = 0n;
  for (const digit of desk) bits = bits * 32n + BigInt(Number.parseInt(digit, 32));
  const hex = bits.toString(16).padStart(32, '0');
  return { deskId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), token };
}

/** What is kept of a token: enough to know it again, not to write it. */
export function replyTokenHash(secrets: Secrets, token: string): Buffer {
  return secrets.digest('reply-token', token);
}

/**
 * The address with the token in it: the desk's own with a detail behind `+` (RFC 5233), which mail servers deliver to
 * the same mailbox; one at the installation's own reply domain where there is such a domain, or where the desk's own
 * address is too long to hold it.
 *
 * @param deskAddress the address that the desk reads mail at
 * @param replyDomain domain of the installation whose whole mail comes here
 */
export function replyAddressOf(token: string, deskAddress: string, replyDomain: string | undefined): string {
  const at = deskAddress.lastIndexOf('@');
  const local = deskAddress.slice(0, at).split('+')[0] ?? '';
  if (replyDomain !== undefined) return `reply+${token}@${replyDomain}`;
  const prefix = local.length <= longestPrefix && /^[\w.-]+$/.test(local) ? local : 'reply';
  return `${prefix}+${token}@${deskAddress.slice(at + 1)}`;
}
